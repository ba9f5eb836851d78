package bibliography

import (
	"regexp"
	"strings"

	"briefdeck/internal/source"
)

// bibKinds are BibTeX's and BibLaTeX's types; the first of a kind is written.
var bibKinds = []struct {
	name string
	kind Kind
}{
	{"article", Article},
	{"book", Book},
	{"incollection", Chapter},
	{"inproceedings", Conference},
	{"techreport", Report},
	{"phdthesis", Thesis},
	{"newspaper", News},
	{"online", Web},
	{"dataset", Data},
	{"misc", Other},
	{"inbook", Chapter},
	{"conference", Conference},
	{"report", Report},
	{"mastersthesis", Thesis},
	{"thesis", Thesis},
	{"electronic", Web},
	{"www", Web},
	{"webpage", Web},
	{"proceedings", Book},
	{"booklet", Book},
	{"manual", Report},
	{"data", Data},
	{"collection", Book},
	{"mvbook", Book},
	{"mvcollection", Book},
	{"reference", Book},
	{"bookinbook", Chapter},
	{"suppbook", Chapter},
	{"inreference", Chapter},
	{"periodical", Article},
	{"suppperiodical", Article},
	{"newsarticle", News},
}

func bibKind(name string) Kind {
	for _, k := range bibKinds {
		if k.name == name {
			return k.kind
		}
	}
	return Other
}

// work is what an entry says.
func (e bibEntry) work() Work {
	get := func(names ...string) string {
		for _, n := range names {
			if v := decode(e.fields[n]); v != "" {
				return v
			}
		}
		return ""
	}
	w := Work{
		Key: e.key, Kind: bibKind(e.kind), Title: get("title"), Authors: people(e.fields["author"]), Editors: people(e.fields["editor"]),
		Container: get("journal", "journaltitle", "booktitle", "newspaper"), Publisher: get("publisher", "school", "institution", "organization"), Place: get("address", "location"),
		Volume: get("volume"), Issue: get("number", "issue"), Pages: pageRange(get("pages")), URL: link(e.fields["url"]), Language: get("language", "langid"),
		Abstract: get("abstract"), Note: get("note", "annote"), DOI: source.BareDOI(link(e.fields["doi"])),
	}
	if sub := get("subtitle"); sub != "" {
		w.Title += ": " + sub
	}
	if w.Date = isoDate(get("date")); w.Date == "" {
		w.Date = dateOf(get("year"), monthNumber(get("month")), get("day"))
	}
	w.Keywords = keywords(get("keywords", "keyword"))
	if w.URL == "" {
		w.URL = e.otherLink()
	}
	return w
}

// otherLink is the address that stands where a printed list shows it, else that of the preprint.
func (e bibEntry) otherLink() string {
	for _, name := range []string{"howpublished", "note"} {
		if m := address.FindString(e.fields[name]); m != "" {
			return link(m)
		}
	}
	if where := strings.ToLower(e.fields["eprinttype"] + e.fields["archiveprefix"]); where == "arxiv" && e.fields["eprint"] != "" {
		return "https://arxiv.org/abs/" + link(e.fields["eprint"])
	}
	return ""
}

// address is one within text.
var address = regexp.MustCompile(`https?://[^\s{}<>"]+`)

// link reads an address, in which TeX's marks are escaped and braces are none of it.
func link(s string) string {
	s = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\~`, "~", `\textasciitilde{}`, "~", `\textasciitilde`, "~", `\url`, "", "{", "", "}", "").Replace(s)
	return strings.Join(strings.Fields(s), "")
}

// monthNumber reads a month's number or name.
func monthNumber(s string) string {
	low := strings.ToLower(s)
	for i, m := range months {
		if strings.HasPrefix(low, m) {
			return dateNumber(i + 1)
		}
	}
	return s
}

func dateNumber(n int) string {
	const digits = "0123456789"
	return string([]byte{digits[n/10], digits[n%10]})
}

// between are the marks between two pages.
var between = regexp.MustCompile(`\s*[-–—]+\s*`)

// pageRange writes a range of pages with one dash.
func pageRange(s string) string { return between.ReplaceAllString(s, "–") }

// andWord parts names in BibTeX.
var andWord = regexp.MustCompile(`(?i)^\s+and\s+`)

// people reads a list of names parted by "and" outside braces.
func people(s string) []Name {
	var out []Name
	depth, from := 0, 0
	take := func(to int) {
		if n := bibName(s[from:to]); n != (Name{}) && len(out) < maxPersons {
			out = append(out, n)
		}
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case ' ', '\n', '\t', '\r':
			if m := andWord.FindString(s[i:min(len(s), i+64)]); depth <= 0 && m != "" {
				take(i)
				from = i + len(m)
				i = from - 1
			}
		}
	}
	take(len(s))
	return out
}

// bibName reads one name; one in braces is a body's and stays whole.
func bibName(s string) Name {
	s = strings.TrimSpace(s)
	plain := decode(s)
	switch {
	case plain == "" || strings.EqualFold(plain, "others"):
		return Name{}
	case len(s) > 1 && s[0] == '{' && s[len(s)-1] == '}' && !strings.HasPrefix(s, `{\`):
		return Name{Literal: plain}
	case strings.Contains(plain, "family="):
		return namedParts(plain)
	case strings.Contains(plain, ","):
		return commaName(plain)
	}
	words := strings.Fields(plain)
	if len(words) == 1 || isHan(strings.Join(words, "")) {
		return Name{Literal: plain}
	}
	return partedName(words)
}

// namedParts reads a name of BibLaTeX whose parts are named: "given=Ada, family=Example".
func namedParts(s string) Name {
	parts := map[string]string{}
	for _, p := range strings.Split(s, ",") {
		name, value, _ := strings.Cut(p, "=")
		parts[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"“”`)
	}
	return nameOf(strings.TrimSpace(parts["prefix"]+" "+parts["family"]), parts["given"], parts["suffix"])
}
