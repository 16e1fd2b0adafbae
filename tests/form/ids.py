"""The assertion ids of the rule sets that are measured on pages.  Each is the
name of a test: of this suite's assertions ("form"), on the document or on its
parts, or over all samples of a body ("samples")."""

HD05 = {
    "form": "0.1a 0.3a 0.4a 0.5a 0.5b 0.6a 0.7a 1.1a 1.2a 1.2b 1.3a 1.4a 2.2a"
            " 2.3a 2.6a 2.6b 3.1a 3.3a 3.7a 4.1a 4.1b 5.1a 5.2a 5.3a 5.6a 6.1a"
            " 6.2a 6.3a 6.4a 6.5a 6.6a 6.7a 6.9a 7.1a 7.2a 7.3a 7.4a 7.4b 7.5a"
            " 7.8a 8.2a 8.3a 9.1a 9.2a 9.3a 10.1a 10.3a 10.4a 10.6a 10.8a",
    "samples": "3.4a"}
HD36 = {
    "form": "0.1a 0.3a 0.4a 0.5a 0.6a 1.1a 1.2a 1.3a 2.2a 2.3a 2.6a 3.1a 4.1a"
            " 5.1a 5.2a 5.3a 5.6a 6.1a 6.2a 6.3a 6.4a 6.5a 6.7a 7.1a 7.2a 7.4a"
            " 9.1a 9.2a 9.3a 10.6a"}
ND30 = {"form": "A1 A2 A3 A4 A5 A6"}
ALL = {"HD05": HD05, "HD36": HD36, "ND30": ND30}


def wanted(prefix):
    """The ids that tests of this suite must bear."""
    return set(" ".join(ALL[prefix].values()).split())
