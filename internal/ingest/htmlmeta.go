package ingest

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// pageMeta takes what a page's head says: scholarly tags first, then Dublin Core, then
// those for social networks and the structured data for search engines.
func pageMeta(root *html.Node, m *manuscript) {
	p := pageHead{tags: map[string][]string{}}
	eachElement(root, p.element)
	s := &m.meta
	s.Title = p.first("citation_title", "dc.title", "dcterms.title")
	s.Authors = p.authors()
	s.Published = p.date()
	s.DOI = p.doi()
	s.Language = strings.TrimSpace(firstWords(p.lang, p.first("citation_language", "dc.language", "dcterms.language")))
	s.Abstract = p.first("citation_abstract", "dcterms.abstract", "dc.description", "dcterms.description")
	s.Publisher = p.first("citation_journal_title", "citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "ld:publisher")
	s.URL = webAddress(firstWords(p.first("citation_public_url"), p.canonical, p.first("og:url")))
	s.Keywords = p.keywords()
	m.props.Title = firstWords(p.first("og:title", "ld:headline", "twitter:title"), withoutSite(p.title, p.first("og:site_name")))
	m.props.Abstract = p.first("og:description", "description")
}

// pageHead collects tags by their names in small letters.
type pageHead struct {
	tags                   map[string][]string
	title, lang, canonical string
}

// maxTagValues bounds what one name may collect.
const maxTagValues = 200

func (p *pageHead) add(name, value string) {
	name, value = strings.ToLower(strings.TrimSpace(name)), oneLine(clean(value))
	if name != "" && value != "" && len(p.tags[name]) < maxTagValues && len(value) < 20_000 {
		p.tags[name] = append(p.tags[name], value)
	}
}

// element looks at one element; inside the body only structured data and dates matter.
func (p *pageHead) element(n *html.Node) bool {
	switch n.Data {
	case "html":
		p.lang = firstWords(p.lang, htmlAttr(n, "lang"), htmlAttr(n, "xml:lang"))
	case "title":
		if n.Namespace == "" {
			p.title = firstWords(p.title, htmlText(n))
		}
	case "meta":
		for _, key := range []string{"name", "property", "itemprop"} {
			p.add(htmlAttr(n, key), htmlAttr(n, "content"))
		}
	case "link":
		if strings.EqualFold(htmlAttr(n, "rel"), "canonical") {
			p.canonical = firstWords(p.canonical, htmlAttr(n, "href"))
		}
	case "time":
		if htmlAttr(n, "pubdate") != "" || strings.EqualFold(htmlAttr(n, "itemprop"), "datePublished") {
			p.add("time", htmlAttr(n, "datetime"))
		}
	case "script":
		if strings.Contains(htmlAttr(n, "type"), "ld+json") && n.FirstChild != nil {
			p.structured(n.FirstChild.Data)
		}
		return false
	}
	return n.Data != "svg"
}

// first is the first value of the first name that has one.
func (p *pageHead) first(names ...string) string {
	for _, n := range names {
		if v := p.tags[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// authors takes the people of the best kind of tag there is.
func (p *pageHead) authors() []string {
	for _, name := range []string{"citation_author", "citation_authors", "dc.creator", "dcterms.creator", "author", "ld:author", "article:author"} {
		var out []string
		for _, v := range p.tags[name] {
			for _, one := range metaAuthors(v) {
				if !strings.Contains(one, "://") && !emailPattern.MatchString(one) {
					out = append(out, one)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// metaAuthors parts people; "Smith, Ann" is one, turned round.
func metaAuthors(s string) []string {
	if strings.ContainsAny(s, ";；") {
		var out []string
		for _, one := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '；' }) {
			out = append(out, metaAuthors(strings.TrimSpace(one))...)
		}
		return out
	}
	last, given, comma := strings.Cut(s, ",")
	if comma && len(strings.Fields(last)) == 1 && !strings.Contains(given, ",") && strings.TrimSpace(given) != "" {
		return []string{strings.TrimSpace(given) + " " + last}
	}
	return names(s)
}

// date is the first date that reads as one, in ISO form.
func (p *pageHead) date() string {
	for _, name := range []string{
		"citation_publication_date", "citation_date", "citation_online_date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date",
		"article:published_time", "ld:datepublished", "datepublished", "time", "date", "pubdate", "publishdate", "dcterms.created",
	} {
		for _, v := range p.tags[name] {
			if day := isoDay(strings.ReplaceAll(v, "/", "-")); day != "" {
				return day
			}
			if iso, ok := dateLine(v); ok {
				return iso
			}
		}
	}
	return ""
}

func (p *pageHead) doi() string {
	for _, name := range []string{"citation_doi", "prism.doi", "dc.identifier", "dc.identifier.doi", "doi", "bepress_citation_doi"} {
		for _, v := range p.tags[name] {
			if m := doiPattern.FindStringSubmatch(v); m != nil {
				return strings.TrimRight(m[1], ".,;")
			}
		}
	}
	return ""
}

func (p *pageHead) keywords() []string {
	for _, name := range []string{"citation_keywords", "keywords", "news_keywords", "dc.subject", "article:tag"} {
		var out []string
		for _, v := range p.tags[name] {
			out = append(out, splitList(v)...)
		}
		if len(out) > 0 {
			return out[:min(len(out), 50)]
		}
	}
	return nil
}

// structured reads JSON-LD: the article among what it describes.
func (p *pageHead) structured(text string) {
	var v any
	if len(text) <= 1<<20 && json.Unmarshal([]byte(text), &v) == nil {
		p.ld(v, 0)
	}
}

// articleTypes are the kinds of things that a page is about when it is an article.
var articleTypes = regexp.MustCompile(`(?i)article|report|posting|webpage|creativework|legislation|publication|thesis|book`)

func (p *pageHead) ld(v any, depth int) {
	const deepest = 6
	switch x := v.(type) {
	case []any:
		for _, e := range x[:min(len(x), maxTagValues)] {
			if depth < deepest {
				p.ld(e, depth+1)
			}
		}
	case map[string]any:
		if graph, ok := x["@graph"]; ok && depth < deepest {
			p.ld(graph, depth+1)
		}
		if !articleTypes.MatchString(strings.Join(ldNames(x["@type"]), " ")) {
			return
		}
		for key, name := range map[string]string{"headline": "ld:headline", "datePublished": "ld:datepublished", "publisher": "ld:publisher", "author": "ld:author"} {
			for _, value := range ldNames(x[key]) {
				p.add(name, value)
			}
		}
	}
}

// ldNames is a value's text, or the names of the things it lists.
func ldNames(v any) []string {
	switch x := v.(type) {
	case string:
		return []string{x}
	case map[string]any:
		if s, ok := x["name"].(string); ok {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range x[:min(len(x), maxTagValues)] {
			switch e.(type) {
			case string, map[string]any:
				out = append(out, ldNames(e)...)
			}
		}
		return out
	}
	return nil
}

// siteMark parts a page's title from the name of its site.
var siteMark = regexp.MustCompile(`\s+(?:[|–—·»-]|::)\s+`)

// withoutSite cuts the name of the site off the end of a page's title.
func withoutSite(title, site string) string {
	marks := siteMark.FindAllStringIndex(title, -1)
	if len(marks) == 0 {
		return title
	}
	last := marks[len(marks)-1]
	before, after := title[:last[0]], title[last[1]:]
	if strings.EqualFold(after, site) || strings.Contains(title[last[0]:last[1]], "|") && len(before) > len(after) {
		return before
	}
	return title
}

// webAddress is an address of the web, "" for anything else.
func webAddress(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}
