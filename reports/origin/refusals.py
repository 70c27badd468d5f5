"""Bundles that cannot be asked."""

from bilingual import Refused


class BundleUnreadable(Refused):
    """No bundle, or a damaged one."""

    zh = "{path} 不是证据包，或已损坏（{why}）。请用 ducha audit bundle 重新打包。"
    en = "{path} is no evidence bundle, or damaged ({why}). Pack it again with ducha audit bundle."


class BundleTooLarge(Refused):
    """A zip that would unpack to more than any quarter has."""

    zh = "{path} 解开后有 {size} MB，超过 {limit} MB，没有打开。一个季度的证据包不会这样大，请核对文件来源。"
    en = "{path} unpacks to {size} MB, over {limit} MB, and was not opened; no quarter's bundle is so large."
