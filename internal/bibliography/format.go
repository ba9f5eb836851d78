package bibliography

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"briefdeck/internal/ingest"
	"briefdeck/internal/source"
)

// Errors of this room.
var (
	// ErrFormat means the bytes are no list of references that can be read.
	ErrFormat = errors.New("this is no list of references in BibTeX, RIS or CSL-JSON")
	// ErrTooLarge means the file has more bytes than are read.
	ErrTooLarge = errors.New("the list of references is too large")
	// ErrEmpty means the file names no work.
	ErrEmpty = errors.New("the file names no work with a title")
)

// Format is how a list of references is written.
type Format string

// The formats. Text is for reading only.
const (
	BibTeX  Format = "bibtex"
	RIS     Format = "ris"
	CSLJSON Format = "csl-json"
	Text    Format = "text"
)

// Formats lists the formats in the order a menu shows them.
var Formats = []Format{BibTeX, RIS, CSLJSON, Text}

// Ending is the usual ending of a file of that format.
func (f Format) Ending() string {
	return map[Format]string{BibTeX: ".bib", RIS: ".ris", CSLJSON: ".json", Text: ".txt"}[f]
}

var (
	bibStart = regexp.MustCompile(`(?mi)^\s*@[a-z]+\s*[{(]`)
	risStart = regexp.MustCompile(`(?m)\A\s*TY  ?- ?[A-Z]`)
	cslStart = regexp.MustCompile(`\A\s*(?:\[\s*\{|\{)`)
	cslSign  = regexp.MustCompile(`"(?:title|container-title|issued|DOI)"\s*:`)
)

// Tell tells which format a file has by its content; false when it is none of them.
func Tell(data []byte) (Format, bool) {
	head, _ := ingest.Decode(data[:min(len(data), 64<<10)])
	switch {
	case risStart.MatchString(head):
		return RIS, true
	case cslStart.MatchString(head):
		return CSLJSON, cslSign.MatchString(head)
	}
	at := bibStart.FindStringIndex(head)
	return BibTeX, at != nil && strings.Count(head[:at[0]], "\n\n") < 20
}

// Read reads a list of references in any format. Entries that cannot be read are told,
// a line each. Errors wrap ErrFormat, ErrTooLarge or ErrEmpty.
func Read(data []byte) (works []Work, problems []Problem, err error) {
	if len(data) > MaxBytes {
		return nil, nil, fmt.Errorf("%w: %d MB, and at most %d are read; split it", ErrTooLarge, len(data)>>20, MaxBytes>>20)
	}
	f, ok := Tell(data)
	if !ok {
		return nil, nil, ErrFormat
	}
	plain, _ := ingest.Decode(data)
	switch f {
	case RIS:
		works, problems = readRIS(plain)
	case CSLJSON:
		if !json.Valid([]byte(plain)) {
			return nil, nil, fmt.Errorf("%w: the JSON is broken", ErrFormat)
		}
		works, problems, err = readCSL([]byte(plain))
	default:
		works, problems = readBibTeX(plain)
	}
	if err == nil && len(works) == 0 {
		err = ErrEmpty
	}
	if len(works) >= maxWorks {
		problems = append(problems, Problem{Text: fmt.Sprintf("only the first %d works are read; split the file", maxWorks)})
	}
	for i, w := range works {
		if w.DOI == "" && strings.Contains(w.URL, "doi.org/") {
			works[i].DOI = source.BareDOI(w.URL)
		}
	}
	return works, problems, err
}

// Write writes a list of references. Every entry gets a key that no other has.
func Write(works []Work, f Format) (string, error) {
	works = keyed(works)
	switch f {
	case BibTeX:
		return bibTeX(works), nil
	case RIS:
		return ris(works), nil
	case CSLJSON:
		return csl(works)
	case Text:
		var out strings.Builder
		for i, w := range works {
			fmt.Fprintf(&out, "[%d] %s\n", i+1, w.Text())
		}
		return out.String(), nil
	}
	return "", fmt.Errorf("%q is no format of references; take bibtex, ris, csl-json or text", f)
}

// unkeyed are characters that no key may have.
var unkeyed = regexp.MustCompile(`[^\p{L}\p{N}_:.+-]+`)

// keyed gives each work a key of its own: its key, else first author and year.
func keyed(works []Work) []Work {
	out := make([]Work, len(works))
	taken := map[string]bool{}
	for i, w := range works {
		key := unkeyed.ReplaceAllString(w.Key, "-")
		if strings.Trim(key, "-") == "" {
			name := "work"
			if len(w.Authors) > 0 {
				name = w.Authors[0].short()
			}
			key = strings.Trim(unkeyed.ReplaceAllString(strings.ToLower(name)+w.Year(), "-"), "-")
		}
		if key == "" {
			key = "work"
		}
		try := key
		for n := 2; taken[strings.ToLower(try)]; n++ {
			try = fmt.Sprintf("%s-%d", key, n)
		}
		taken[strings.ToLower(try)] = true
		w.Key = try
		out[i] = w
	}
	return out
}

// Text is the work as a reader's list prints it: "Ada Example, Bo Builder. Title.
// Journal, 2021, 7(1): 12–34. https://doi.org/10.1/x".
func (w Work) Text() string {
	var names []string
	for _, n := range w.Authors {
		names = append(names, n.String())
	}
	where := source.Locus(w.Volume, w.Issue, w.Pages)
	publisher := w.Publisher
	if w.Place != "" && publisher != "" {
		publisher = w.Place + ": " + publisher
	}
	link := w.URL
	if w.DOI != "" {
		link = "https://doi.org/" + w.DOI
	}
	out := ""
	for _, part := range []string{strings.Join(names, ", "), w.Title, join(w.Container, publisher, w.Year(), where)} {
		if part == "" {
			continue
		}
		out += part
		if !strings.ContainsAny(part[len(part)-1:], ".?!") {
			out += "."
		}
		out += " "
	}
	return strings.TrimSpace(out + link)
}

func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}
