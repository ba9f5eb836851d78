package extract

import (
	"regexp"
	"strings"
)

// codes are the names of laws, standards, books and places that end in numbers, clock
// times, and lists of numbered parts. They are blanked out before dates are looked
// for, so that a standard is no year. A sentence without any of a code's hints, or
// without five digits together for the one that has none, is spared its pattern.
var codes = []struct {
	hints   []string
	pattern *regexp.Regexp
}{
	{[]string{"U.S", "US", "C.F", "CFR", "Stat.", "Fed.", "F.2d", "F.3d", "F. ", "F.S"}, regexp.MustCompile(`\b\d{1,4}\s(?:U\.?S\.?(?:C\.?(?:A\.)?)?|C\.?F\.?R\.?|Stat\.|Fed\.\s?Reg\.|F\.[23]d|F\.\s?Supp\.)\s(?:(?:§+|[Pp]arts?|[Ss]ec\.)\s?)?\d[\d.,–-]*(?:\([a-z0-9]{1,4}\))*`)},
	{[]string{"L.", "Law"}, regexp.MustCompile(`(?:\bPub\.\s?L\.|^L\.|\bPublic\sLaw|\bP\.\s?L\.)\s?(?:[Nn]os?\.?\s?)?\d+[-–]\d+`)},
	{[]string{"Order", "E.O", "EO.", "Circ", "Memo", "Bull", "Dock", "H.", "S. ", "Res.", "Bill"}, regexp.MustCompile(`\b(?:Executive\sOrder|E\.?O\.|Circular|Memorandum|Bulletin|Docket|H\.\s?R\.|S\.|Res\.|Bill)\s(?:[Nn]os?\.?\s?)?[A-Z]?-?\d[\d-]*`)},
	{[]string{"RFC", "ISO", "IEEE", "IEC", "ANSI", "BS", "EN", "DIN", "GB", "FIPS", "SP", "CVE", "NIST", "Windows", "Unicode", "Office"}, regexp.MustCompile(`\b(?:RFC|ISO(?:/IEC)?|IEEE|IEC|ANSI|BS|EN|DIN|GB/T|FIPS(?:\sPUB)?|SP|CVE|NIST|Windows|Unicode|Office)\s?-?\d[\d.:-]*`)},
	{[]string{"ISBN", "ISSN", "DOI", "doi", "PMID", "arXiv", "OCLC", "isbn", "issn"}, regexp.MustCompile(`\b(?:ISBN|ISSN|DOI|PMID|arXiv|OCLC|isbn|issn|doi)(?:-1[03])?[:\s]*\d[\dXx./ -]{4,20}`)},
	{nil, regexp.MustCompile(`\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b`)},
	{[]string{"am", "pm", "m.", "AM", "PM", "M.", "clock"}, regexp.MustCompile(`(?i)\b\d{1,2}(?:[:.]\d\d)?\s?(?:a\.\s?m\.?|p\.\s?m\.?|(?:am|pm)\b|o['’]clock\b)`)},
	{partHints, regexp.MustCompile(`(?i)\b(?:sections|chapters|figures|figs\.|tables|articles|pages|pp\.|parts|paragraphs|paras\.?|clauses|steps|phases|notes|goals|items|appendices|annexes|equations|§§)\s?\d+(?:\.\d+)*(?:(?:,\s(?:and\s)?|\s(?:and|or|to|through)\s|\s?[–-]\s?)\d+(?:\.\d+)*)+`)},
	{[]string{"."}, regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+\p{Lu}`)},
}

// partHints are in every list of parts.
var partHints = strings.Fields("ections hapters igures igs. ables rticles ages pp. arts aras aragraphs lauses teps hases otes oals tems ppendices nnexes quations ECTIONS CHAPTERS FIGURES TABLES §§")

// hinted tells whether a sentence holds one of some words.
func hinted(s string, hints []string) bool {
	for _, h := range hints {
		if strings.Contains(s, h) {
			return true
		}
	}
	return false
}

// hideCodes blanks codes out, byte for byte.
func hideCodes(s string) string {
	var b []byte
	for _, c := range codes {
		if c.hints == nil && !digitsTogether(s, 5) || c.hints != nil && !hinted(s, c.hints) {
			continue
		}
		for _, m := range c.pattern.FindAllStringIndex(s, -1) {
			if b == nil {
				b = []byte(s)
			}
			for i := m[0]; i < m[1]; i++ {
				b[i] = maskByte
			}
		}
	}
	if b == nil {
		return s
	}
	return string(b)
}
