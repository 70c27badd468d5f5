"""What the environment says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from settings import BadMoment, Settings, parse_moment, prefect_environment
from workdays import LOCAL


def test_without_any_variable_there_are_sensible_settings() -> None:
    found = Settings.from_environment({})
    assert found.home == Path("var/ducha").absolute()
    assert found.database_url == f"sqlite:///{found.home / 'ducha.db'}"
    assert (found.lang, found.as_of, found.office, found.campaign) == ("zh", None, None, None)
    assert (found.smtp_url, found.prefect_api_url, found.mail_from) == (None, None, "ducha@localhost")
    assert found.embedded
    assert found.os_account


def test_an_empty_variable_counts_as_absent() -> None:
    names = (
        "HOME",
        "DATABASE_URL",
        "AS_OF",
        "OFFICE",
        "CAMPAIGN",
        "SMTP_URL",
        "MAIL_FROM",
        "PREFECT_API_URL",
        "FONT_DIR",
        "TRUST",
        "TSA_URL",
    )
    assert Settings.from_environment({f"DUCHA_{name}": "" for name in names}) == Settings.from_environment({})


def test_every_variable_is_read(tmp_path: Path) -> None:
    found = Settings.from_environment(
        {
            "DUCHA_HOME": str(tmp_path),
            "DUCHA_DATABASE_URL": "postgresql+psycopg://ducha@localhost/ducha",
            "DUCHA_LANG": "en_GB.UTF-8",
            "DUCHA_AS_OF": "2020-10-12T15:30",
            "DUCHA_OFFICE": "main",
            "DUCHA_CAMPAIGN": "临政字〔2020〕112号",
            "DUCHA_TRUST": str(tmp_path / "roots.pem"),
            "DUCHA_TSA_URL": "http://localhost:3180",
            "DUCHA_SMTP_URL": "smtp://localhost:25",
            "DUCHA_MAIL_FROM": "ducha@example.org",
            "DUCHA_PREFECT_API_URL": "http://localhost:4200/api",
            "DUCHA_FONT_DIR": str(tmp_path / "fonts"),
        }
    )
    assert found == Settings(
        home=tmp_path,
        database_url="postgresql+psycopg://ducha@localhost/ducha",
        lang="en",
        as_of=datetime(2020, 10, 12, 15, 30, tzinfo=LOCAL),
        office="main",
        campaign="临政字〔2020〕112号",
        trust=tmp_path / "roots.pem",
        tsa_url="http://localhost:3180",
        smtp_url="smtp://localhost:25",
        mail_from="ducha@example.org",
        prefect_api_url="http://localhost:4200/api",
        font_dir=tmp_path / "fonts",
        os_account=found.os_account,
    )
    assert not found.embedded


def test_any_other_language_is_chinese() -> None:
    for lang in ("zh", "zh_CN", "fr", ""):
        assert Settings.from_environment({"DUCHA_LANG": lang}).lang == "zh"


def test_a_day_is_its_noon_and_a_moment_is_beijing_s_unless_it_names_a_zone() -> None:
    assert parse_moment("2020-10-12") == datetime(2020, 10, 12, 4, tzinfo=UTC)
    assert parse_moment("2020-10-12T15:30") == datetime(2020, 10, 12, 7, 30, tzinfo=UTC)
    assert parse_moment("2020-10-12T15:30:00Z") == datetime(2020, 10, 12, 15, 30, tzinfo=UTC)
    assert parse_moment("2020-10-12 15:30+08:00") == datetime(2020, 10, 12, 7, 30, tzinfo=UTC)


def test_a_moment_that_cannot_be_read_is_refused_with_the_way_to_write_it() -> None:
    for text in ("2020-13-01", "2020/10/12", "昨天", "10-12", "2020-10-12T25:00", "", " 2020-10-12"):
        with pytest.raises(BadMoment) as caught:
            parse_moment(text)
        assert "2020-10-12T15:30" in caught.value.sentence("zh")
    with pytest.raises(BadMoment):
        Settings.from_environment({"DUCHA_AS_OF": "soon"})


@settings(deadline=None)
@given(st.text(max_size=30) | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:+.Z-]{0,14})?", fullmatch=True))
def test_whatever_is_written_is_an_aware_moment_or_refused(text: str) -> None:
    try:
        moment = parse_moment(text)
    except BadMoment:
        return
    assert moment.tzinfo is not None


def test_prefect_keeps_its_history_in_the_home_and_sends_nothing_out(tmp_path: Path) -> None:
    found = prefect_environment(Settings.from_environment({"DUCHA_HOME": str(tmp_path)}))
    assert found["PREFECT_HOME"] == str(tmp_path / "prefect")
    assert found["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert found["DO_NOT_TRACK"] == "1"


def test_a_folder_of_roots_in_the_home_is_believed_unless_another_is_named(tmp_path: Path) -> None:
    assert Settings.from_environment({"DUCHA_HOME": str(tmp_path)}).trust is None
    (tmp_path / "trust").mkdir()
    assert Settings.from_environment({"DUCHA_HOME": str(tmp_path)}).trust == tmp_path / "trust"
    named = {"DUCHA_HOME": str(tmp_path), "DUCHA_TRUST": str(tmp_path / "roots.pem")}
    assert Settings.from_environment(named).trust == tmp_path / "roots.pem"
