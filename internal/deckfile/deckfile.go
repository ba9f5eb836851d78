// Package deckfile reads and writes the Markdown deck format: a YAML head, then
// slides between --- lines, with directives and speaker notes in comments, so that
// a text editor, a diff and Marp all show it as slides. briefings/README.md
// describes the format to an editor.
package deckfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"briefdeck/internal/deck"
	"briefdeck/internal/strictyaml"
)

// MaxBytes and MaxLines bound the deck files that are read.
const (
	MaxBytes = 16 << 20
	MaxLines = 1 << 18
)

// ErrTooLarge means the file is larger than MaxBytes or longer than MaxLines.
var ErrTooLarge = errors.New("larger than 16 MB or 262,144 lines")

// Head is what a deck file says about itself beside the deck's own meta.
type Head struct {
	Facts []string // facts folders, relative to the file
}

// front is the YAML head as it stands in the file.
type front struct {
	Marp      bool `yaml:"marp"`
	deck.Meta `yaml:",inline"`
	Facts     []string `yaml:"facts,omitempty"`
}

// Read reads a deck file. The deck's key is the name without folder and extension,
// and every ID follows from key and position, so that reading twice gives the same
// deck. Errors are "name:line: what is wrong; what to do".
func Read(name string, r io.Reader) (*deck.Deck, Head, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, Head{}, fmt.Errorf("read %s: %w", name, err)
	}
	if len(raw) > MaxBytes || bytes.Count(raw, []byte("\n")) >= MaxLines {
		return nil, Head{}, fmt.Errorf("read %s: %w", name, ErrTooLarge)
	}
	if !utf8.Valid(raw) {
		return nil, Head{}, fmt.Errorf("%s:%d: not UTF-8 text; save the file as UTF-8", name, badLine(raw))
	}
	lines := splitLines(string(raw))
	f, body, err := readHead(name, lines)
	if err != nil {
		return nil, Head{}, err
	}
	d := &deck.Deck{Key: strings.TrimSuffix(path.Base(name), path.Ext(name)), Meta: f.Meta}
	rd := &reader{name: name, lines: lines, at: body}
	if d.Slides, err = rd.slides(); err != nil {
		return nil, Head{}, err
	}
	number(d)
	return d, Head{Facts: f.Facts}, nil
}

// splitLines cuts a text at its line ends, whichever of the two it uses.
func splitLines(text string) []string {
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}

// badLine is the number of the first line that is not UTF-8.
func badLine(raw []byte) int {
	for i, line := range bytes.Split(raw, []byte("\n")) {
		if !utf8.Valid(line) {
			return i + 1
		}
	}
	return 1
}

// readHead reads the YAML between the first two --- lines; body is where the slides begin.
func readHead(name string, lines []string) (f front, body int, err error) {
	if trim(lines[0]) != "---" {
		return f, 0, fmt.Errorf("%s:1: a deck file begins with a YAML head; put --- on the first line, then title: and the like, then ---", name)
	}
	for i := 1; i < len(lines); i++ {
		if strings.TrimRight(lines[i], " \t") != "---" {
			continue
		}
		text := strings.Join(lines[1:i], "\n")
		err = strictyaml.Decode(strictyaml.Place{File: name, Before: 1}, []byte(text), "head", &f)
		if err == nil {
			err = errors.Join(
				oneOf(name, lines[:i], "size", f.Size, deck.SlideSizes),
				oneOf(name, lines[:i], "paper", f.Paper, deck.Papers))
		}
		return f, i + 1, err
	}
	return f, 0, fmt.Errorf("%s:1: the YAML head has no end; put --- on the line after it", name)
}

// oneOf refuses a word of the head that is not among those known; none is the default.
func oneOf(name string, head []string, field, word string, known []string) error {
	if word == "" || slices.Contains(known, word) {
		return nil
	}
	at := slices.IndexFunc(head, func(line string) bool { return strings.HasPrefix(trim(line), field+":") })
	return fmt.Errorf("%s:%d: unknown %s %q; known are %s", name, at+1, field, word, strings.Join(known, ", "))
}

// number gives the deck, its slides and their blocks the IDs of their places.
func number(d *deck.Deck) {
	d.ID = placeID(d.Key)
	for i := range d.Slides {
		s := &d.Slides[i]
		s.ID = placeID(fmt.Sprintf("%s/%d", d.Key, i))
		for j := range s.Blocks {
			s.Blocks[j].ID = placeID(fmt.Sprintf("%s/%d/%d", d.Key, i, j))
		}
	}
}

// placeID is the ID of a place: half of a hash, as long as a fresh ID.
func placeID(place string) deck.ID {
	sum := sha256.Sum256([]byte("deckfile/" + place))
	return deck.ID(hex.EncodeToString(sum[:16]))
}
