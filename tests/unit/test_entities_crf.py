"""The CRF beside CRFsuite itself: the same labels, the same probabilities."""

import random

import pycrfsuite
import pytest

from korus_nlp.entities.crf import Crf
from korus_nlp.entities.features import JOIN

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG")


def sentences(count, seed):
    draw = random.Random(seed)
    for _ in range(count):
        tokens = [[f"w={draw.randrange(30)}", f"t={draw.choice('가나다')}", "b"] for _ in range(draw.randrange(1, 30))]
        yield tokens, [LABELS[(int(one[2:]) + ord(tag[2])) % 4] for one, tag, _ in tokens]


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    path = tmp_path_factory.mktemp("crf") / "model"
    trainer = pycrfsuite.Trainer(verbose=False)
    for tokens, labels in sentences(80, 1):
        trainer.append(tokens, labels)
    trainer.set_params({"max_iterations": 8, "c2": 1.0})
    trainer.train(str(path))
    return path.read_bytes()


def test_labels_and_probabilities_are_those_of_crfsuite(trained):
    theirs, ours = pycrfsuite.Tagger(), Crf(trained)
    theirs.open_inmemory(trained)
    tokens = [[*sentence, ["w=never seen", "t=가"]] for sentence, _ in sentences(40, 2)]
    grouped = [[[JOIN.join(token[:2]), *token[2:]] for token in sentence] for sentence in tokens]
    for sentence, alone, joined in zip(tokens, ours.tag(tokens), ours.tag(grouped), strict=True):
        assert alone.labels == joined.labels == tuple(theirs.tag(sentence))
        expected = [theirs.marginal(label, at) for at, label in enumerate(alone.labels)]
        assert alone.marginals == pytest.approx(expected, abs=1e-9)
        assert joined.marginals == pytest.approx(expected, abs=1e-9)


def test_a_sentence_is_read_alike_alone_and_among_others(trained):
    crf = Crf(trained)
    many = [sentence for sentence, _ in sentences(20, 3)]
    among = crf.tag([*many[:7], [], *many[7:]])
    assert among.pop(7).labels == ()
    for sentence, tagged in zip(many, among, strict=True):
        (alone,) = crf.tag([sentence])
        assert alone.labels == tagged.labels
        assert alone.marginals == pytest.approx(tagged.marginals, abs=1e-12)


def test_a_long_sentence_does_not_underflow(trained):
    (tagged,) = Crf(trained).tag([[["w=1", "t=나"]] * 3000])
    assert all(0 < one <= 1 for one in tagged.marginals)


@pytest.mark.parametrize("cut", [slice(0, 0), slice(0, 40), slice(0, 400), slice(1, None)])
def test_damaged_weights_are_an_error(trained, cut):
    with pytest.raises(ValueError, match="CRFsuite"):
        Crf(trained[cut])
