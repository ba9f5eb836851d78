package factfile

import (
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// paperEntry is paper.yaml.
type paperEntry struct {
	Source     sourceEntry      `yaml:"source"`
	Sections   []sectionEntry   `yaml:"sections"`
	References []referenceEntry `yaml:"references"`
	Claims     []claimEntry     `yaml:"claims"`
}

// sourceEntry is a source as paper.yaml, or a row of sources.csv, gives it.
type sourceEntry struct {
	Key         string   `yaml:"key"`
	Kind        string   `yaml:"kind"`
	Title       string   `yaml:"title"`
	Authors     []string `yaml:"authors"`
	Short       string   `yaml:"short"`
	Affiliation string   `yaml:"affiliation"`
	Publisher   string   `yaml:"publisher"`
	Published   string   `yaml:"published"`
	URL         string   `yaml:"url"`
	DOI         string   `yaml:"doi"`
	Language    string   `yaml:"language"`
	Abstract    string   `yaml:"abstract"`
	Keywords    []string `yaml:"keywords"`
	Note        string   `yaml:"note"`
}

// sectionEntry is a section: its heading, and what it says in our own words.
type sectionEntry struct {
	Number  string   `yaml:"number"`
	Title   string   `yaml:"title"`
	Level   int      `yaml:"level"`
	Summary []string `yaml:"summary"` // our own words, a paragraph each
}

// referenceEntry is a work that the paper cites.
type referenceEntry struct {
	Number  int           `yaml:"number"`
	Authors []string      `yaml:"authors"`
	Title   string        `yaml:"title"`
	Journal string        `yaml:"journal"`
	Year    string        `yaml:"year"`
	Volume  string        `yaml:"volume"`
	Issue   string        `yaml:"issue"`
	Pages   string        `yaml:"pages"`
	DOI     string        `yaml:"doi"`
	Type    string        `yaml:"type"`
	Flags   []source.Flag `yaml:"flags"`
	Note    string        `yaml:"note"`
}

// claimEntry is a statement of the paper and the figures it rests on.
type claimEntry struct {
	Key     string             `yaml:"key"`
	Kind    evidence.ClaimKind `yaml:"kind"`
	Text    string             `yaml:"text"`
	Section string             `yaml:"section"`
	Figures []string           `yaml:"figures"`

	at at
}

// sourceKinds are what kind may say in sources.csv and paper.yaml.
var sourceKinds = []source.Kind{source.Paper, source.Report, source.Official, source.News, source.Dataset, source.Web}

// sources reads the works that figures come from and that nobody here holds.
func (l *loader) sources() error {
	rows, err := l.rows(sourcesFile, "key", "short", "title", "publisher", "published", "url", "kind", "language?", "note?")
	if err != nil {
		return err
	}
	for _, r := range rows {
		l.source(r.at, sourceEntry{
			Key: r.get("key"), Short: r.get("short"), Title: r.get("title"), Publisher: r.get("publisher"), Published: r.get("published"),
			URL: r.get("url"), Kind: r.get("kind"), Language: r.get("language"), Note: r.get("note"),
		}, false)
	}
	return nil
}

// source adds a source to the book, and returns it even when something is wrong with it.
func (l *loader) source(a at, e sourceEntry, held bool) source.Source {
	s := source.Source{
		ID: id("source", e.Key), Key: e.Key, Kind: source.Kind(e.Kind), Title: e.Title, Authors: e.Authors, Short: e.Short,
		Affiliation: e.Affiliation, Publisher: e.Publisher, Published: e.Published, URL: e.URL, DOI: e.DOI,
		Language: e.Language, Abstract: e.Abstract, Keywords: e.Keywords, Held: held, Note: e.Note,
	}
	if !l.new(a, "source", s.Key) {
		return s
	}
	if s.Title == "" {
		l.fault(a, "the source %q has no title; add it", s.Key)
	}
	if !slices.Contains(sourceKinds, s.Kind) {
		l.fault(a, "unknown kind %q of source; known are %s", s.Kind, words(sourceKinds))
	}
	l.book().Sources[s.Key] = s
	return s
}

// paper reads the held paper: what it is, its sections in our words, what it cites.
func (l *loader) paper() error {
	var p paperEntry
	where, err := l.yaml(paperFile, "paper", &p)
	if err != nil || p.Source.Key == "" && len(p.Sections) == 0 {
		return err
	}
	l.facts.Documents = []source.Document{{Source: l.source(where("", 0), p.Source, true)}}
	l.doc = &l.facts.Documents[0]
	for i, e := range p.Sections {
		l.section(where("sections", i), e)
	}
	for i, e := range p.References {
		l.reference(where("references", i), e)
	}
	if len(l.doc.References) > 0 {
		l.book().References[p.Source.Key] = l.doc.References
	}
	for i, c := range p.Claims {
		c.at = where("claims", i)
		l.later = append(l.later, c)
	}
	return nil
}

// sectionName is how other rows name a section: its number, else its title.
func sectionName(s source.Section) string {
	if s.Number != "" {
		return s.Number
	}
	return s.Title
}

// section adds a section of summaries to the paper.
func (l *loader) section(a at, e sectionEntry) {
	s := source.Section{Number: e.Number, Title: e.Title, Level: e.Level}
	name := sectionName(s)
	if !l.new(a, "section", name) {
		return
	}
	if e.Title == "" || e.Level < 1 || len(e.Summary) == 0 {
		l.fault(a, "the section %q needs a title, a level from 1 and a summary; add what is missing", name)
	}
	place := l.doc.Source.Key + "/" + name
	s.ID = id("section", place)
	for i, text := range e.Summary {
		s.Paragraphs = append(s.Paragraphs, source.Paragraph{
			ID: id("paragraph", fmt.Sprintf("%s/%d", place, i)), Kind: source.Summary, Text: strings.TrimSpace(text),
		})
	}
	l.doc.Sections = append(l.doc.Sections, s)
}

// flags are what may be odd about a reference.
var flags = []source.Flag{source.Erratum, source.Preprint, source.Incomplete}

// reference adds a cited work to the paper.
func (l *loader) reference(a at, e referenceEntry) {
	if !l.new(a, "reference", fmt.Sprint(e.Number)) {
		return
	}
	if e.Number != len(l.doc.References)+1 || e.Title == "" {
		l.fault(a, "the reference needs the number %d and a title; references stand in order", len(l.doc.References)+1)
	}
	for _, f := range e.Flags {
		if !slices.Contains(flags, f) {
			l.fault(a, "unknown flag %q; known are %s", f, words(flags))
		}
	}
	r := source.Reference{
		ID: id("reference", fmt.Sprintf("%s/%d", l.doc.Source.Key, e.Number)), Number: e.Number, Authors: e.Authors, Title: e.Title,
		Container: e.Journal, Year: e.Year, Volume: e.Volume, Issue: e.Issue, Pages: e.Pages, DOI: e.DOI, Type: e.Type, Flags: e.Flags, Note: e.Note,
	}
	r.Raw = entryText(r)
	l.doc.References = append(l.doc.References, r)
}

// entryText prints a reference: "A. Author. Title. Journal, 2021, 7(1)."
func entryText(r source.Reference) string {
	where := r.Volume
	if r.Issue != "" {
		where += "(" + r.Issue + ")"
	}
	var parts []string
	for _, p := range []string{r.Container, r.Year, where, r.Pages} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(r.Authors, ", ") + ". " + r.Title + ". " + strings.Join(parts, ", ") + "."
}

// claimKinds tell what is stated from what is read into it and what is asked for.
var claimKinds = []evidence.ClaimKind{evidence.Fact, evidence.Interpretation, evidence.Recommendation}

// claims adds what the paper claims, once its figures are known.
func (l *loader) claims() error {
	for _, c := range l.later {
		if !l.new(c.at, "claim", c.Key) {
			continue
		}
		if !slices.Contains(claimKinds, c.Kind) {
			l.fault(c.at, "unknown kind %q of claim; known are %s", c.Kind, words(claimKinds))
		}
		if _, known := l.seen["section "+c.Section]; !known {
			l.fault(c.at, "the claim %q stands in section %q, which the paper has not; correct one", c.Key, c.Section)
		}
		for _, f := range c.Figures {
			if _, err := l.book().Figure(f); err != nil {
				l.fault(c.at, "the claim %q rests on the figure %q, which is not there; correct the key or add the figure", c.Key, f)
			}
		}
		l.book().Claims = append(l.book().Claims, evidence.Claim{
			ID: id("claim", c.Key), Key: c.Key, Kind: c.Kind, Text: c.Text, Source: l.doc.Source.Key, Section: c.Section, Figures: c.Figures,
		})
	}
	return nil
}

// words lists names for an error.
func words[T ~string](names []T) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = string(n)
		if n == "" {
			out[i] = "(empty)"
		}
	}
	return strings.Join(out, ", ")
}
