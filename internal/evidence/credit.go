package evidence

import (
	"fmt"
	"slices"
	"strings"

	"briefdeck/internal/source"
)

// Link is one step of the way from whoever first said a figure to where we read it.
type Link struct {
	Who    string // "Ministry of Commerce", "Li, 2019", "Duan"
	Where  string // "section 2.2, page 4", "2021"; may be empty
	Source string // a Source's key, for those that the library holds or cites; else empty
	Number int    // of the reference in the source that cites it; else 0
}

// String is the link as a source line prints it.
func (l Link) String() string {
	if l.Where == "" {
		return l.Who
	}
	return l.Who + ", " + l.Where
}

// Chain is who says a figure, from the first who said it to the source where we read
// it: the body that the source credits, the work it cites for the figure, the source
// itself. A derived figure has the chains of what it follows from; see Credit.
func (b *Book) Chain(f Figure) []Link {
	var out []Link
	src, held := b.Sources[f.Origin.Source]
	if f.Attribution != "" && (!held || f.Attribution != src.Name()) {
		out = append(out, Link{Who: f.Attribution})
	}
	if !held {
		return out
	}
	if ref, ok := b.reference(f.Origin); ok {
		if l := referenceLink(ref); l.Who != f.Attribution {
			out = append(out, l)
		}
	}
	return append(out, Link{Who: src.Name(), Where: whereIn(src, f.Origin), Source: src.Key})
}

// reference is the work that the source cites where it states the figure.
func (b *Book) reference(o Origin) (source.Reference, bool) {
	if o.Reference == 0 {
		return source.Reference{}, false
	}
	i := slices.IndexFunc(b.References[o.Source], func(r source.Reference) bool { return r.Number == o.Reference })
	if i < 0 {
		return source.Reference{}, false
	}
	return b.References[o.Source][i], true
}

// referenceLink names a cited work by its first author and year, else by its title.
func referenceLink(r source.Reference) Link {
	l := Link{Who: r.Title, Where: r.Year, Number: r.Number}
	switch {
	case len(r.Authors) == 1:
		l.Who = r.Authors[0]
	case len(r.Authors) == 2:
		l.Who = r.Authors[0] + " and " + r.Authors[1]
	case len(r.Authors) > 2:
		l.Who = r.Authors[0] + " and others"
	case l.Who == "":
		l.Who = fmt.Sprintf("reference %d", r.Number)
	}
	return l
}

// whereIn is where a figure stands in its source, else the source's year.
func whereIn(src source.Source, o Origin) string {
	var parts []string
	if o.Section != "" {
		parts = append(parts, sectionWord(o.Section))
	}
	if o.Page > 0 {
		parts = append(parts, fmt.Sprintf("page %d", o.Page))
	}
	if len(parts) == 0 && src.Published != "" && src.Published != "undated" {
		parts = append(parts, firstYear(src.Published))
	}
	return strings.Join(parts, ", ")
}

// Credit is who says a figure, as a source line prints it: "Ministry of Commerce,
// cited in Duan, section 2.2". A derived figure credits what it follows from.
func (b *Book) Credit(f Figure) string {
	if f.Derivation != nil {
		return b.derivedCredit(f)
	}
	var parts []string
	for _, l := range b.Chain(f) {
		parts = append(parts, l.String())
	}
	return strings.Join(parts, ", cited in ")
}

func (b *Book) derivedCredit(f Figure) string {
	var from []string
	for _, in := range b.roots(f, map[string]bool{}) {
		if c := b.Credit(in); c != "" && !slices.Contains(from, c) {
			from = append(from, c)
		}
	}
	if len(from) == 0 {
		return "own calculation"
	}
	return "own calculation from " + strings.Join(from, "; ")
}

// roots are the figures, not derived themselves, that a derived one follows from.
func (b *Book) roots(f Figure, seen map[string]bool) []Figure {
	var out []Figure
	for _, key := range f.Derivation.Inputs {
		in, ok := b.Figures[key]
		if !ok || seen[key] {
			continue
		}
		seen[key] = true
		if in.Derivation != nil {
			out = append(out, b.roots(in, seen)...)
			continue
		}
		out = append(out, in)
	}
	return out
}

// SourcesOf lists the keys of the sources that a figure comes from, by way of its inputs
// when it is derived, each once.
func (b *Book) SourcesOf(f Figure) []string {
	from := []Figure{f}
	if f.Derivation != nil {
		from = b.roots(f, map[string]bool{})
	}
	var out []string
	for _, r := range from {
		if key := r.Origin.Source; key != "" && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

func sectionWord(s string) string {
	if s[0] >= '0' && s[0] <= '9' {
		return "section " + s
	}
	return s
}

// firstYear cuts "2021-04-02 (briefing …)" down to "2021".
func firstYear(s string) string {
	if len(s) >= 4 && strings.Trim(s[:4], "0123456789") == "" {
		return s[:4]
	}
	return s
}
