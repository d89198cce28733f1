"""A writer for the kill tests: replaces the same pages again and again; says which version it has committed."""

import sys

from collection_pages import Grams, page

from korus_nlp import embedding
from korus_nlp.collection import open_collection


def pages(version, count=40):
    """`count` pages whose paragraphs all name their version; later versions have fewer paragraphs or more."""
    return [
        page(f"p{i:03d}", *(f"판본{version} 문서{i} 문단{n} version{version}" for n in range(1 + (version + i) % 4)))
        for i in range(count)
    ]


def main(folder, first):
    """Write versions `first`, `first` + 1, … until killed."""
    embedding.load = lambda model="": Grams()
    embedding.windows = lambda text: [(0, len(text))]
    collection = open_collection(folder)
    for version in range(int(first), int(first) + 10_000):
        collection.upsert(pages(version))
        if version % 5 == 4:
            collection.optimise()
        sys.stdout.write(f"{version}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
