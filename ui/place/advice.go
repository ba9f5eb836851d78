package place

import (
	"errors"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// advised pairs a kind of error with what a person can do about it.
var advised = []struct {
	err    error
	advice string
}{
	{deck.ErrNotFound, "It may have been deleted. Choose another deck."},
	{deck.ErrNoSlide, "It may have been deleted. Choose another slide."},
	{deck.ErrNoBlock, "It may have been deleted. Choose another part of the slide."},
	{evidence.ErrDefinitions, "Series with different definitions cannot share a line. Take one of them out."},
	{evidence.ErrInUse, "A figure, a conflict or a claim rests on it. Change that first."},
	{evidence.ErrCycle, "The figure would follow from itself. Choose other inputs."},
	{evidence.ErrNotFound, "Choose a figure that the library holds."},
	{source.ErrDuplicate, "The library holds this paper already; find it under Library."},
	{source.ErrNotFound, "Choose a source that the library holds."},
	{app.ErrOutput, "Choose the brief or the slides."},
	{fs.ErrPermission, "You may not write there. Choose another folder."},
	{fs.ErrNotExist, "Check the path, or choose another file."},
}

// Advice is one line that says what to do about an error: from the error's kind when
// it is known, else the error's own words as a sentence.
func Advice(err error) string {
	var findings *app.FindingsError
	if errors.As(err, &findings) {
		return Sentence(findings.Error())
	}
	for _, a := range advised {
		if errors.Is(err, a.err) {
			return a.advice
		}
	}
	return Sentence(err.Error())
}

// Reason is an error in two sentences: why something did not work, and what to do about
// it where that is known.
func Reason(err error) []string {
	text := err.Error()
	if rest, ok := strings.CutPrefix(text, "read "); ok {
		if at := strings.Index(rest, ": "); at >= 0 {
			text = rest[at+2:] // the file's name is said elsewhere
		}
	}
	for _, a := range advised {
		if errors.Is(err, a.err) {
			return []string{Sentence(text), a.advice}
		}
	}
	if at := strings.LastIndex(text, "; "); at >= 0 {
		return []string{Sentence(text[:at]), Sentence(text[at+2:])}
	}
	return []string{Sentence(text)}
}

// Sentence makes an error's words a sentence: a capital and a full stop.
func Sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	s = string(unicode.ToUpper(r)) + s[n:]
	if last, _ := utf8.DecodeLastRuneInString(s); !unicode.IsPunct(last) {
		s += "."
	}
	return s
}

// Quoted is a title in quotation marks; marks within it become single ones.
func Quoted(title string) string {
	return "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(title) + "”"
}
