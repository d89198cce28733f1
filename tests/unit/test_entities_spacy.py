"""The shipped models as ordinary spaCy pipelines: load, pipe, evaluate, store."""

import pytest
import spacy
from spacy.tokens import DocBin
from spacy.training import Example

from korus_nlp.settings import models_dir

TEXTS = {
    "ko": ["문재인 대통령은 서울에서 푸틴을 만났다.", "삼성전자는  3억원을\n썼다.", ""],
    "en": ["Moon Jae-in met Vladimir Putin in Seoul.", " Samsung  Electronics\npaid 3 billion won.", ""],
}


@pytest.fixture(scope="module", params=["ko", "en"])
def nlp(request):
    return spacy.load(models_dir() / f"ner-{request.param}")


def ents(doc):
    return [(ent.start_char, ent.end_char, ent.label_, ent._.confidence) for ent in doc.ents]


def test_docs_keep_the_text_and_carry_entities(nlp):
    texts = TEXTS[nlp.lang]
    docs = list(nlp.pipe(texts))
    assert [doc.text for doc in docs] == texts
    assert {ent.label_ for ent in docs[0].ents} == {"PERSON", "GPE"}
    assert all(0 < ent._.confidence < 1 for doc in docs for ent in doc.ents)
    assert [ents(doc) for doc in docs] == [ents(nlp(text)) for text in texts]


def test_spacy_and_the_library_agree(nlp):
    from korus_nlp.entities import annotate

    text = TEXTS[nlp.lang][0]
    assert [e[:3] for e in ents(nlp(text))] == [(e.start, e.end, e.label) for e in annotate([text], [nlp.lang])[0]]


def test_pipeline_survives_disk_and_bytes(nlp, tmp_path):
    text = TEXTS[nlp.lang][0]
    expected = ents(nlp(text))
    nlp.to_disk(tmp_path / "copy")
    assert ents(spacy.load(tmp_path / "copy")(text)) == expected
    assert ents(spacy.blank(nlp.lang, config=nlp.config).from_bytes(nlp.to_bytes())(text)) == expected


def test_evaluate_scores_entities(nlp):
    doc = nlp(TEXTS[nlp.lang][0])
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc)])
    assert scores["ents_f"] == 1.0


def test_docbin_and_displacy_take_the_docs(nlp):
    doc = nlp(TEXTS[nlp.lang][0])
    copy = next(DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab))
    assert ents(copy) == ents(doc)
    assert "PERSON" in spacy.displacy.render(doc, style="ent", jupyter=False)


def test_component_keeps_entities_that_are_there(nlp):
    doc = nlp.make_doc(TEXTS[nlp.lang][0])
    doc.ents = [doc.char_span(doc[0].idx, doc[0].idx + len(doc[0]), label="EVENT")]
    assert next(iter(nlp.get_pipe("korus_ner")(doc).ents)).label_ == "EVENT"
