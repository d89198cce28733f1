"""How models/ner-ko and models/ner-en were made: corpora, names, word clusters, the CRF, its calibration and card."""
