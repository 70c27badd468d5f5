"""The two signature fields of a report, by name."""

#: The principal's (主要负责人): the certification signature, the first on the file.
PRINCIPAL = "PrincipalSignature"
#: The unit's seal (单位公章): the second and last.
SEAL = "UnitSeal"
