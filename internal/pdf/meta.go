package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
)

// producer is what made the file, as the document's information says it.
const producer = "Briefdeck with gofpdf"

// setInfo fills the information dictionary. gofpdf's own conversion breaks
// characters above U+FFFF, so it gets UTF-16 that is ready.
func setInfo(p *gofpdf.Fpdf, m Meta) {
	m = m.clean()
	p.SetTitle(utf16Text(m.Title), false)
	p.SetAuthor(utf16Text(m.Author), false)
	p.SetSubject(utf16Text(m.Subject), false)
	p.SetKeywords(utf16Text(m.Keywords), false)
	p.SetCreator(utf16Text(m.Creator), false)
	p.SetProducer(producer, false)
	p.SetCreationDate(m.Date)
	p.SetModificationDate(m.Date)
}

// clean is the metadata as it is written.
func (m Meta) clean() Meta {
	for _, s := range []*string{&m.Title, &m.Author, &m.Subject, &m.Keywords, &m.Creator} {
		*s = cleanText(*s)
	}
	m.Lang = cleanLang(m.Lang)
	if m.Date.IsZero() {
		m.Date = time.Unix(0, 0) // gofpdf would take the present
	}
	m.Date = m.Date.UTC()
	return m
}

// cleanLang is the language tag, or nothing when it is none.
func cleanLang(tag string) string {
	if len(tag) > 35 { // the longest that BCP 47 wants supported
		return ""
	}
	for _, r := range tag {
		if r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return ""
		}
	}
	return tag
}

// utf16Text is s as PDF's text strings want it; plain ASCII stays as it is.
func utf16Text(s string) string {
	if isASCII(s) {
		return s
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// catalogEntries is what the catalog says besides gofpdf's lines.
func catalogEntries(m Meta, metadata int) string {
	out := fmt.Sprintf("/Metadata %d 0 R\n/ViewerPreferences <</DisplayDocTitle %t>>\n", metadata, m.clean().Title != "")
	if lang := cleanLang(m.Lang); lang != "" {
		out += "/Lang (" + lang + ")\n"
	}
	return out
}

// xmp is the metadata once more, in the form that newer readers look for.
func xmp(m Meta) object {
	m = m.clean()
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/">` + "\n")
	date := m.Date.Format("2006-01-02T15:04:05Z")
	for _, p := range []struct{ name, open, value, close string }{
		{"dc:format", "", "application/pdf", ""},
		{"dc:title", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.Title, "</rdf:li></rdf:Alt>"},
		{"dc:creator", "<rdf:Seq><rdf:li>", m.Author, "</rdf:li></rdf:Seq>"},
		{"dc:description", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.Subject, "</rdf:li></rdf:Alt>"},
		{"dc:language", "<rdf:Bag><rdf:li>", m.Lang, "</rdf:li></rdf:Bag>"},
		{"pdf:Keywords", "", m.Keywords, ""},
		{"pdf:Producer", "", producer, ""},
		{"xmp:CreatorTool", "", m.Creator, ""},
		{"xmp:CreateDate", "", date, ""},
		{"xmp:ModifyDate", "", date, ""},
	} {
		if p.value != "" {
			fmt.Fprintf(&b, "<%s>%s%s%s</%s>\n", p.name, p.open, escapeXML(p.value), p.close, p.name)
		}
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return object{dict: "<</Type /Metadata /Subtype /XML>>", data: []byte(b.String())}
}

func escapeXML(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a Buffer's writes never fail
	return b.String()
}
