package extract

import "regexp"

// codes are the names of laws, standards, books and places that end in numbers, clock
// times, and lists of numbered parts. They are blanked out before dates are looked
// for, so that a standard is no year.
var codes = []*regexp.Regexp{
	regexp.MustCompile(`\b\d{1,4}\s(?:U\.?S\.?(?:C\.?(?:A\.)?)?|C\.?F\.?R\.?|Stat\.|Fed\.\s?Reg\.|F\.[23]d|F\.\s?Supp\.)\s(?:(?:§+|[Pp]arts?|[Ss]ec\.)\s?)?\d[\d.,–-]*(?:\([a-z0-9]{1,4}\))*`),
	regexp.MustCompile(`(?:\bPub\.\s?L\.|^L\.|\bPublic\sLaw|\bP\.\s?L\.)\s?(?:[Nn]os?\.?\s?)?\d+[-–]\d+`),
	regexp.MustCompile(`\b(?:Executive\sOrder|E\.?O\.|Circular|Memorandum|Bulletin|Docket|H\.\s?R\.|S\.|Res\.|Bill)\s(?:[Nn]os?\.?\s?)?[A-Z]?-?\d[\d-]*`),
	regexp.MustCompile(`\b(?:RFC|ISO(?:/IEC)?|IEEE|IEC|ANSI|BS|EN|DIN|GB/T|FIPS(?:\sPUB)?|SP|CVE|NIST|Windows|Unicode|Office)\s?-?\d[\d.:-]*`),
	regexp.MustCompile(`(?i)\b(?:ISBN|ISSN|DOI|PMID|arXiv|OCLC)(?:-1[03])?[:\s]*\d[\dx./ -]{4,20}`),
	regexp.MustCompile(`\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b`),
	regexp.MustCompile(`(?i)\b\d{1,2}(?:[:.]\d\d)?\s?(?:a\.\s?m\.?|p\.\s?m\.?|(?:am|pm)\b|o['’]clock\b)`),
	regexp.MustCompile(`(?i)\b(?:sections|chapters|figures|figs\.|tables|articles|pages|pp\.|parts|paragraphs|paras\.?|clauses|steps|phases|notes|goals|items|appendices|annexes|equations|§§)\s?\d+(?:\.\d+)*(?:(?:,\s(?:and\s)?|\s(?:and|or|to|through)\s|\s?[–-]\s?)\d+(?:\.\d+)*)+`),
	regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+\p{Lu}`),
}

// hideCodes blanks codes out, byte for byte.
func hideCodes(s string) string {
	var b []byte
	for _, p := range codes {
		for _, m := range p.FindAllStringIndex(s, -1) {
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
