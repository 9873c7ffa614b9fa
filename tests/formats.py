#!/usr/bin/env python3
"""formats.py GLOSE -- what `glose check` and `glose links --external` write for
other programs, read by other parsers than its own: each report is well formed,
whole in itself, and says the same as the others.

With SARIF_SCHEMA=FILE (the schema of SARIF 2.1.0, which is not ours to copy)
and Python's jsonschema, the SARIF is held against it as well.

Ends in "formats: N passed, N failed".
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

TOP = os.path.dirname(os.path.abspath(__file__))
GLOSE = os.path.abspath(sys.argv[1])
CASES = ['check/formats', 'check/formats-clean', 'check/format-controls',
         'check/html-suppressed', 'check/baseline', 'check/ignore',
         'check/many-faults', 'check/fix-menu', 'links/offline-sarif',
         'links/suppressed']
# What a case is about, besides its form.
KEPT = (r'(?:-C|--(?:content|baseline|rules|cache)) \S+'
        r'|--(?:external|offline)(?= |$)')
FORMS = ['sarif', 'junit', 'gitlab', 'checkstyle', 'jsonl', 'tsv', 'github']
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f'  formats: {what}')


def read(name):
    with open(name, encoding='utf-8', newline='') as file:
        return file.read()


def run(case, folder):
    """The reports on the golden case CASE, in FOLDER; their texts by form."""
    golden = os.path.join(TOP, 'golden', case)
    site = os.path.join(folder, case.replace('/', '-'))
    if os.path.isdir(os.path.join(golden, 'in')):
        shutil.copytree(os.path.join(golden, 'in'), site)
    else:
        os.mkdir(site)
    setup = os.path.join(golden, 'setup')
    if os.path.exists(setup):
        subprocess.run(['sh', setup], cwd=site, check=True)
    words = read(os.path.join(golden, 'cmd'))
    kept = re.findall(KEPT, words)
    call = [GLOSE, words.split()[0], '-q', '--fail-on', 'never']
    call += [word for option in kept for word in option.split()]
    for form in FORMS:
        call += ['--format', f'{form}:out.{form}']
    done = subprocess.run(call, cwd=site, stderr=subprocess.PIPE)
    check(done.returncode == 0, f'{case}: {done.stderr.decode()}')
    return {form: read(os.path.join(site, f'out.{form}')) for form in FORMS}


def result_is_sound(run, result):
    rule = run['tool']['driver']['rules'][result['ruleIndex']]
    places = [part['physicalLocation'] for part in
              result['locations'] + result.get('relatedLocations', [])]
    places += [change for fix in result.get('fixes', [])
               for change in fix['artifactChanges']]
    for place in places:
        at = place['artifactLocation']
        listed = run['artifacts'][at['index']]['location']
        if {key: at[key] for key in listed} != listed:
            return False
        region = place.get('region')
        if region and not ((1, 1) <= (region['startLine'],
                                      region['startColumn'])
                           <= (region['endLine'], region['endColumn'])):
            return False
    return (rule['id'] == result['ruleId']
            and result['level'] in ('note', 'warning', 'error')
            and result['message']['text'] != ''
            and isinstance(result['suppressions'], list)
            and len(result['partialFingerprints']) > 0)


def sarif(case, text):
    """How many results, and how many of them are suppressed."""
    log = json.loads(text)
    check(log['version'] == '2.1.0' and len(log['runs']) == 1,
          f'{case}: sarif: version, runs')
    run = log['runs'][0]
    bad = [r for r in run['results'] if not result_is_sound(run, r)]
    check(not bad, f'{case}: sarif: {bad[:1]}')
    ids = [rule['id'] for rule in run['tool']['driver']['rules']]
    check(len(set(ids)) == len(ids), f'{case}: sarif: a rule twice')
    if 'SARIF_SCHEMA' in os.environ:
        import jsonschema
        schema = json.loads(read(os.environ['SARIF_SCHEMA']))
        faults = list(jsonschema.Draft4Validator(schema).iter_errors(log))
        check(not faults, f'{case}: sarif: {faults[:1]}')
    return (len(run['results']),
            sum(len(r['suppressions']) > 0 for r in run['results']))


def junit(case, text):
    for suite in tree.fromstring(text).iter('testsuite'):
        tests = suite.findall('testcase')
        names = [(t.get('classname'), t.get('name')) for t in tests]
        counts = [len(tests)] + [
            sum(test.find(kind) is not None for test in tests)
            for kind in ('failure', 'error', 'skipped')]
        said = [int(suite.get(name)) for name in
                ('tests', 'failures', 'errors', 'skipped')]
        check(said == counts, f'{case}: junit: {said}, there are {counts}')
        check(len(set(names)) == len(names), f'{case}: junit: a case twice')


def gitlab(case, text):
    list_ = json.loads(text)
    prints = {one['fingerprint'] for one in list_}
    check(len(prints) == len(list_), f'{case}: gitlab: a fingerprint twice')
    check(all(one['severity'] in ('info', 'minor', 'major')
              and one['description'] and one['check_name']
              and one['location']['path']
              and 1 <= one['location']['lines']['begin']
              <= one['location']['lines']['end'] for one in list_),
          f'{case}: gitlab: a member is missing or wrong')
    return len(list_)


def checkstyle(case, text):
    root = tree.fromstring(text)
    files = [file.get('name') for file in root.findall('file')]
    check(root.tag == 'checkstyle' and len(set(files)) == len(files),
          f'{case}: checkstyle: root, or a file twice')
    errors = list(root.iter('error'))
    check(all(e.get('severity') in ('error', 'warning', 'info')
              and e.get('message') and e.get('source').startswith('glose.')
              and int(e.get('line')) >= 0 for e in errors),
          f'{case}: checkstyle: an attribute is missing or wrong')
    return len(errors)


def lines_of(case, texts):
    """How many findings jsonl, tsv and github have; no controls in them."""
    rows = [json.loads(line) for line in texts['jsonl'].splitlines()]
    table = texts['tsv'].rstrip('\n').split('\n')
    check(all(row.count('\t') == 7 for row in table), f'{case}: tsv: columns')
    for form in ('tsv', 'github'):
        bad = re.search(r'[\0-\b\v-\x1f\x7f-\x9f]', texts[form])
        check(bad is None, f'{case}: {form}: {bad}')
    said = [row for row in table[1:] if '\tsuppressed\t' not in row]
    notes = [line for line in texts['github'].splitlines()
             if ' file=' in line]
    open_ = sum('suppressed' not in row for row in rows)
    return len(rows), open_, len(said), len(notes)


def keys_of(value):
    """The keys in the JSON VALUE, at every depth."""
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if not isinstance(value, dict):
        return set()
    return set(value).union(*map(keys_of, value.values()))


def documented(heading):
    """The keys in the table below HEADING of docs/hubs.md, by its first column."""
    text = read(os.path.join(TOP, '..', 'docs', 'hubs.md'))
    table = re.search(r'^\| ' + re.escape(heading) + r' \|.*\n\|---.*\n'
                      r'((?:\|.*\n)+)', text, re.M).group(1)
    keys, under = {}, None
    for row in table.splitlines():
        first, names, what = [cell.strip() for cell in row.split('|')[1:4]]
        under = first.strip('`') or under
        keys.setdefault(under, set()).update(re.findall(r'`(\w+)`', names))
        if 'texts' in names:
            keys[under].update(re.findall(r'`(text|count)`', what))
    return keys


def lines(folder, case):
    """What the golden case CASE of JSON Lines prints."""
    site = os.path.join(folder, case.replace('/', '-'))
    golden = os.path.join(TOP, 'golden', case)
    shutil.copytree(os.path.join(golden, 'in'), site)
    words = read(os.path.join(golden, 'cmd')).split()
    done = subprocess.run([GLOSE] + words, cwd=site, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.splitlines()]


def manual(folder):
    """The tables of keys in docs/hubs.md are true: none too many or too few."""
    keys = documented('`type`')
    rows = [row for case in ('html-and-menus', 'list-lines', 'titles')
            for row in lines(folder, 'hubs/' + case)]
    for kind in keys:
        said = set().union(*(keys_of(row) for row in rows
                             if row['type'] == kind)) - {'type'}
        check(said == keys[kind], f'docs/hubs.md: {kind}: {said ^ keys[kind]}')
    check({row['type'] for row in rows} == set(keys), 'docs/hubs.md: types')
    keys = documented('in')
    rows = lines(folder, 'links/list-jsonl')
    check({key for row in rows for key in row} == keys['each line'],
          'docs/hubs.md: links: lines')
    check({key for row in rows for place in row['places'] for key in place}
          == keys['each place'], 'docs/hubs.md: links: places')


def main():
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            texts = run(case, folder)
            results, hidden = sarif(case, texts['sarif'])
            junit(case, texts['junit'])
            rows, open_, said, notes = lines_of(case, texts)
            shown = {open_, said, notes, results - hidden,
                     gitlab(case, texts['gitlab']),
                     checkstyle(case, texts['checkstyle'])}
            check(len(shown) == 1 and rows == results,
                  f'{case}: they do not agree: {shown}, {rows}, {results}')
        manual(folder)
    print(f'formats: {passed} passed, {failed} failed')
    sys.exit(failed > 0)


main()
