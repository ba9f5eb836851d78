package ingest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/source"
)

var (
	entryNumber = regexp.MustCompile(`^(?:[-*•]\s+)?(?:[\[［](\d{1,4})[\]］]|[（(](\d{1,4})[)）]|(\d{1,4})[.、)])\s*(\S.*)$`)
	typeCode    = regexp.MustCompile(`[\[［]\s*([A-Z]{1,2}(?:/(?:OL|DK|CD|MT))?)\s*[\]］]`)
	yearPattern = regexp.MustCompile(`(?:^|[^\d])((?:1[5-9]|20)\d\d)[a-z]?(?:[^\d]|$)`)
	italics     = regexp.MustCompile(`\*{1,3}([^*]+)\*{1,3}|\b_([^_]+)_\b`)
	volumeForm  = regexp.MustCompile(`(?:^|[,，.;；\s])(?:(?i:vol(?:ume)?\.?)\s*)?(\d{1,4})\s*[(（]([^()（）]{1,15})[)）]`)
	wordVolume  = regexp.MustCompile(`(?i)\bvol(?:ume)?\.?\s*(\d{1,4})`)
	wordIssue   = regexp.MustCompile(`(?i)\b(?:no|nr|issue|iss)\.?\s*(\d{1,4}(?:[-–]\d{1,3})?)`)
	bareVolume  = regexp.MustCompile(`(?:^|[,，.;；])\s*(\d{1,3})\s*[:：,，]\s*[a-zA-Z]?\d`)
	wordPages   = regexp.MustCompile(`(?i)\bpp?\.?\s*([a-z]?\d{1,6}(?:\s*[-–—]\s*[a-z]?\d{1,6})?)`)
	colonPages  = regexp.MustCompile(`[:：]\s*([A-Za-z]?\d{1,6}(?:\s*[-–—]\s*[A-Za-z]?\d{1,6})?)\s*(?:[.。,，;；]|$)`)
	rangePages  = regexp.MustCompile(`[,，]\s*(\d{1,6}\s*[-–—]\s*\d{1,6})\s*(?:[.。,，;；]|$)`)
	erratumWord = regexp.MustCompile(`(?i)^(?:["“]?)(?:erratum|errata|corrigendum|corrigenda|correction|retraction|勘误|更正|撤稿)`)
	preprint    = regexp.MustCompile(`(?i)prepublish|pre-?print|in press|forthcoming|arxiv|biorxiv|ssrn|ahead of print|early access|online first|预印|網絡首發|网络首发`)
	apaYear     = regexp.MustCompile(`^(.{2,300}?)\s*[(（]((?:1[5-9]|20)\d\d)[a-z]?[^()（）]{0,20}[)）]\s*[.,。]?\s*(.+)$`)
	quotedTitle = regexp.MustCompile(`^(.*?)[,，.]?\s*["“《〈]([^"”》〉]{3,400})["”》〉][,，.]?\s*(.*)$`)
)

// looksLikeEntry tells an entry of a reference list from a remark below its heading.
func looksLikeEntry(s string) bool {
	return entryNumber.MatchString(s) || yearPattern.MatchString(s)
}

// references reads the entries and notes errata and preprints among them.
func (a *assembler) references(entries []block) {
	for i, b := range entries {
		r := parseReference(b.text, i+1)
		r.ID, r.Line = source.NewID(), b.line
		a.doc.References = append(a.doc.References, r)
		if slices.Contains(r.Flags, source.Erratum) {
			a.warn(b.line, "erratum-reference", "the reference is a correction notice, not the work itself", "cite the work it corrects, or say that the notice is meant")
		}
		if slices.Contains(r.Flags, source.Preprint) {
			a.warn(b.line, "preprint-reference", "the reference is to a version before print", "look for the published version with its volume and pages")
		}
	}
}

// parseReference reads one entry: GB/T 7714, and the common forms of APA, Vancouver
// and IEEE. What it cannot tell stays empty; Raw has all the words.
func parseReference(entry string, index int) source.Reference {
	r := source.Reference{Number: index}
	if m := entryNumber.FindStringSubmatch(entry); m != nil {
		r.Number, entry = atoi(m[1]+m[2]+m[3]), m[4]
	}
	journal := ""
	if m := italics.FindStringSubmatch(entry); m != nil {
		journal = strings.Trim(m[1]+m[2], " ,.")
	}
	entry = strings.ReplaceAll(italics.ReplaceAllString(entry, "$1$2"), `\$`, "$")
	r.Raw = entry
	if m := doiPattern.FindStringSubmatchIndex(entry); m != nil {
		r.DOI = strings.TrimRight(entry[m[2]:m[3]], ".,;)")
		entry = strings.TrimSpace(entry[:m[0]] + entry[m[1]:])
	}
	tail := splitEntry(&r, entry)
	if r.Container == "" {
		r.Container = container(tail, journal)
	}
	if journal != "" && strings.Contains(tail, journal) {
		_, tail, _ = strings.Cut(tail, journal)
	}
	readTail(&r, tail)
	r.Flags = flags(r)
	return r
}

// splitEntry finds authors and title and returns what follows them.
func splitEntry(r *source.Reference, entry string) (tail string) {
	if m := typeCode.FindStringSubmatchIndex(entry); m != nil {
		r.Type = entry[m[2]:m[3]]
		authors, title := splitAuthors(entry[:m[0]])
		r.Authors, r.Title = people(authors), title
		return strings.TrimLeft(entry[m[1]:], ".,:。， ")
	}
	if m := apaYear.FindStringSubmatch(entry); m != nil {
		title, rest := cutSentence(m[3])
		r.Authors, r.Year, r.Title = people(m[1]), m[2], title
		return rest
	}
	if m := quotedTitle.FindStringSubmatch(entry); m != nil {
		r.Authors, r.Title = people(m[1]), strings.Trim(m[2], " ,.，")
		return m[3]
	}
	authors, rest := splitAuthors(entry)
	if authors == "" {
		title, tail := cutSentence(rest)
		r.Title = title
		return tail
	}
	title, tail := cutSentence(rest)
	r.Authors, r.Title = people(authors), title
	return tail
}

// splitAuthors cuts at the full stop after the authors; initials have stops too.
func splitAuthors(s string) (authors, rest string) {
	s = strings.TrimSpace(s)
	for i, r := range s {
		if r != '.' && r != '．' && r != '。' {
			continue
		}
		before, after := s[:i], s[i+utf8.RuneLen(r):]
		if r == '.' && !stopAfterNames(before, after) {
			continue
		}
		if wordCount(before) > 40 || strings.TrimSpace(after) == "" {
			break
		}
		return before, strings.TrimSpace(after)
	}
	return "", strings.TrimRight(s, ". ")
}

// stopAfterNames tells the stop that ends a list of names from one inside a word and
// from that of an initial with more names to come.
func stopAfterNames(before, after string) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimSpace(after))
	if isInitial(before) && (next == ',' || next == '&' || startsWithInitial(after)) {
		return false
	}
	return after == "" || strings.HasPrefix(after, " ") || isWide(next)
}

// isInitial tells whether a text ends in a single capital letter.
func isInitial(before string) bool {
	word := before[strings.LastIndexAny(before, " .,-")+1:]
	r, size := utf8.DecodeRuneInString(word)
	return size > 0 && size == len(word) && unicode.IsUpper(r)
}

// startsWithInitial tells whether a text begins with a capital and a stop.
func startsWithInitial(after string) bool {
	after = strings.TrimSpace(after)
	r, size := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(r) && strings.HasPrefix(after[size:], ".")
}

// cutSentence parts the first sentence from the rest.
func cutSentence(s string) (first, rest string) {
	spans := source.Sentences(s)
	if len(spans) == 0 {
		return "", ""
	}
	first = strings.TrimRight(spans[0].In(s), ".。 ")
	return first, strings.TrimSpace(s[spans[0].End:])
}

// initialsOnly is the part of a name after its surname: "J. R."
var initialsOnly = regexp.MustCompile(`^(?:\p{Lu}\.?[\s-]?){1,4}$`)

// people cuts an author list; "Smith, J." stays one person.
func people(s string) []string {
	var out []string
	for _, part := range nameSplit.Split(strings.TrimSpace(s), -1) {
		part = strings.TrimSpace(strings.Trim(part, ",;，；"))
		switch lower := strings.ToLower(strings.Trim(part, ". ")); {
		case lower == "" || lower == "et al" || lower == "等" || lower == "eds" || lower == "ed":
		case len(out) > 0 && initialsOnly.MatchString(part) && !initialsOnly.MatchString(out[len(out)-1]) && !strings.Contains(out[len(out)-1], ","):
			out[len(out)-1] += ", " + part
		default:
			out = append(out, strings.TrimSuffix(part, " et al"))
		}
	}
	return out
}

// container is the journal or book: in italics, else what stands before the numbers.
func container(tail, journal string) string {
	if journal != "" && strings.Contains(tail, journal) {
		return journal
	}
	end := strings.IndexFunc(tail, unicode.IsDigit)
	if end < 0 {
		end = len(tail)
	}
	name := strings.Trim(strings.TrimSuffix(strings.TrimSpace(tail[:end]), "vol."), " ,.;:，。；：(（")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "In: "), "in ")
	if wordCount(name) > 20 {
		return ""
	}
	return name
}

// readTail reads year, volume, issue and pages.
func readTail(r *source.Reference, tail string) {
	if r.Year == "" {
		if m := yearPattern.FindStringSubmatch(tail); m != nil {
			r.Year = m[1]
		}
	}
	for _, m := range volumeForm.FindAllStringSubmatch(tail, -1) {
		if m[1] != r.Year && unicode.IsDigit(rune(m[2][0])) {
			r.Volume, r.Issue = m[1], m[2]
			break
		}
	}
	fill := func(field *string, patterns ...*regexp.Regexp) {
		for _, p := range patterns {
			if m := p.FindStringSubmatch(tail); m != nil && *field == "" && m[1] != r.Year {
				*field = strings.ReplaceAll(m[1], " ", "")
			}
		}
	}
	fill(&r.Volume, wordVolume, bareVolume)
	fill(&r.Issue, wordIssue)
	fill(&r.Pages, wordPages, colonPages, rangePages)
	if issue := yearIssue.FindStringSubmatch(tail); issue != nil && r.Volume == "" && r.Issue == "" {
		r.Issue = issue[1]
	}
}

// yearIssue is a journal without volumes: 2021(3).
var yearIssue = regexp.MustCompile(`(?:1[5-9]|20)\d\d\s*[(（](\d{1,3})[)）]`)

// flags says what is odd: a correction, a version before print, or an entry that lacks
// what one needs to find the work.
func flags(r source.Reference) []source.Flag {
	var out []source.Flag
	if erratumWord.MatchString(r.Title) {
		out = append(out, source.Erratum)
	}
	early := preprint.MatchString(r.Raw)
	if early {
		out = append(out, source.Preprint)
	}
	placed := r.Volume != "" || r.Issue != "" || r.Pages != "" || r.DOI != "" || early
	if r.Title == "" || r.Year == "" || r.Type == "J" && (r.Container == "" || !placed) {
		out = append(out, source.Incomplete)
	}
	return out
}
