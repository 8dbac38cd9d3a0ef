"""Two hundred calendar files and more, as their producers write them, are read as was written down before."""

import pytest

from tests.invitations.samples import Sample, samples

ALL = list(samples())


@pytest.mark.parametrize("sample", ALL, ids=[sample.id for sample in ALL])
def test_a_sample_is_read_as_it_was_expected(sample: Sample) -> None:
    assert sample.read() == sample.expected()


def test_the_samples_are_many_and_of_many_producers() -> None:
    assert len({sample.id for sample in ALL}) == len(ALL)
    assert len({sample.ics for sample in ALL}) == len(ALL)
    assert len({sample.producer for sample in ALL}) >= 10
    assert len(ALL) >= 200
