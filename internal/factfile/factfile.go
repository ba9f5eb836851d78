// Package factfile reads a folder of facts that people edit as text: a paper in our
// own words, indicators, the figures it states, series from other sources, what
// conflicts, and places. briefings/README.md describes the files to an editor.
package factfile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
	"briefdeck/internal/strictyaml"
)

// The files of a folder. Each may be missing.
const (
	sourcesFile    = "sources.csv"
	paperFile      = "paper.yaml"
	indicatorsFile = "indicators.yaml"
	seriesFile     = "series.csv"
	figuresFile    = "figures.yaml"
	conflictsFile  = "conflicts.yaml"
	placesFile     = "places.csv"
)

// Facts is what a folder holds: the held papers, and all evidence.
type Facts struct {
	Documents []source.Document
	Book      *evidence.Book
}

// Read reads a folder and checks it whole: every key that one row mentions exists,
// every quote stands in its section, every derived value is what its inputs give.
// IDs follow from keys, so that reading twice gives the same facts. The error joins
// every finding of the first file with any, each as "file:line: what; what to do".
func Read(fsys fs.FS, dir string) (Facts, error) {
	l := &loader{fsys: fsys, dir: dir, facts: Facts{Book: evidence.NewBook()}, seen: map[string]string{}}
	if _, err := fs.ReadDir(fsys, dir); err != nil {
		return Facts{}, fmt.Errorf("read facts %s: %w", dir, err)
	}
	for _, step := range []func() error{
		l.sources, l.paper, l.indicators, l.series, l.figures, l.oneValueEach, l.claims, l.conflicts, l.places,
	} {
		if err := step(); err != nil {
			return Facts{}, err
		}
		if len(l.found) > 0 {
			return Facts{}, errors.Join(l.found...)
		}
	}
	return l.facts, nil
}

// loader is a folder being read.
type loader struct {
	fsys  fs.FS
	dir   string
	facts Facts
	doc   *source.Document  // of paper.yaml; nil without one
	seen  map[string]string // "figure trade-2020" → where it stands
	found []error
	later []claimEntry // claims wait for the figures
}

// book is the evidence read so far.
func (l *loader) book() *evidence.Book { return l.facts.Book }

// at is a line of a file of the folder.
type at struct {
	file string
	line int
}

// String is how an error begins: "belt-and-road/series.csv:12".
func (a at) String() string { return fmt.Sprintf("%s:%d", a.file, a.line) }

// fault notes what is wrong at a line.
func (l *loader) fault(a at, format string, args ...any) {
	l.found = append(l.found, fmt.Errorf("%s: %s", a, fmt.Sprintf(format, args...)))
}

// new tells whether a key of its kind is new, and notes a fault when not.
func (l *loader) new(a at, kind, key string) bool {
	if key == "" {
		l.fault(a, "a %s without a key; give it one", kind)
		return false
	}
	if first, taken := l.seen[kind+" "+key]; taken {
		l.fault(a, "the %s %q is already at %s; give this one another key", kind, key, first)
		return false
	}
	l.seen[kind+" "+key] = a.String()
	return true
}

// file reads one file of the folder; nil when it is missing.
func (l *loader) file(name string) ([]byte, error) {
	text, err := fs.ReadFile(l.fsys, path.Join(l.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read facts: %w", err)
	}
	return text, nil
}

// yaml decodes one file of the folder and returns where the items of its list under
// key stand.
func (l *loader) yaml(name, what string, into any) (where func(key string, i int) at, err error) {
	text, err := l.file(name)
	if err != nil {
		return nil, err
	}
	file := path.Join(l.dir, name)
	where = func(key string, i int) at {
		if lines := strictyaml.ItemLines(text, key); i < len(lines) {
			return at{file, lines[i]}
		}
		return at{file, 1}
	}
	return where, strictyaml.Decode(strictyaml.Place{File: file}, text, what, into)
}

// id is the ID of a thing by its kind and key.
func id(kind, key string) source.ID {
	sum := sha256.Sum256([]byte("factfile/" + kind + "/" + key))
	return source.ID(hex.EncodeToString(sum[:16]))
}
