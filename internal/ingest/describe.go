package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/source"

	"golang.org/x/text/unicode/norm"
)

// describe fills in what a library needs to know of a source, and warns about what
// the file does not say.
func (a *assembler) describe() {
	s := &a.doc.Source
	if s.Title == "" {
		s.Title = a.title()
		a.warn(0, "missing-title", "no title was found", "the file's name stands in for it; put the title in by hand")
	}
	if s.Published == "" {
		s.Published = "undated"
		a.warn(0, "missing-date", "the document says nowhere when it was published", "put the date in by hand, so that its figures can be dated")
	}
	if s.Language == "" {
		s.Language = a.language()
	}
	switch {
	case len(a.doc.References) > 0 || s.Kind == source.Web && s.DOI != "" || s.Kind == "" && s.Abstract != "":
		s.Kind = source.Paper
	case s.Kind == "":
		s.Kind = source.Report
	}
	s.Short = ShortName(s.Authors)
	s.Key = a.key()
}

// ShortName is how a source line names people: "Duan", "Smith and Jones", "Smith et al.".
func ShortName(authors []string) string {
	switch len(authors) {
	case 0:
		return ""
	case 1:
		return surname(authors[0])
	case 2:
		return surname(authors[0]) + " and " + surname(authors[1])
	}
	return surname(authors[0]) + " et al."
}

// surname is the last word of a Western name, and the whole of a Chinese one.
func surname(name string) string {
	if isHanName(name) {
		return name
	}
	if last, _, found := strings.Cut(name, ","); found {
		return last
	}
	words := strings.Fields(name)
	for len(words) > 1 && nameSuffixes[strings.ToLower(strings.Trim(words[len(words)-1], "."))] {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return name
	}
	return words[len(words)-1]
}

// key suggests a short name for a library: the first author's, else the title's first
// words, else the file's name.
func (a *assembler) key() string {
	s := a.doc.Source
	candidates := []string{s.Title, a.fileName()}
	if len(s.Authors) > 0 {
		candidates = append([]string{surname(s.Authors[0])}, candidates...)
	}
	for _, c := range candidates {
		if k := slug(c, 4); k != "" {
			return k
		}
	}
	return "source"
}

// slug keeps the first words' plain letters and digits: "Über Brücken" is "uber-brucken".
func slug(s string, words int) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
			return -1
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(s[:min(len(s), 400)]))
	parts := strings.Fields(plain)
	return strings.Join(parts[:min(len(parts), words)], "-")
}

// languageSample is how much text the language is guessed from, in bytes.
const languageSample = 32 << 10

// language guesses the language by script, and among Latin ones by frequent words;
// "" when nothing speaks for one.
func (a *assembler) language() string {
	var sample strings.Builder
	sample.WriteString(a.doc.Source.Title + " " + a.doc.Source.Abstract + " ")
	for _, s := range a.doc.Sections {
		for _, p := range s.Paragraphs {
			if sample.Len() < languageSample && p.Kind != source.Code {
				sample.WriteString(p.Text[:min(len(p.Text), languageSample)] + " ")
			}
		}
	}
	return guessLanguage(sample.String())
}

// frequentWords are the small words that give a language away.
var frequentWords = map[string]string{
	"en": " the of and to in is that for with was are by this from which ",
	"fr": " le la les des et du une dans est que pour qui par sur au ",
	"de": " der die und das ist nicht von den mit des ein eine auf für im ",
	"es": " el los las de y que en un una por con para del se su ",
}

// guessLanguage names the language in BCP 47, by counting scripts first.
func guessLanguage(text string) string {
	var han, kana, hangul, cyrillic, latin int
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.IsLetter(r):
			latin++
		}
	}
	switch {
	case kana*10 > han && kana*5 > latin:
		return "ja"
	case hangul*2 > latin && hangul > han:
		return "ko"
	case han*3 > latin:
		return chineseScript(text)
	case cyrillic > latin:
		return "ru"
	}
	return latinLanguage(text)
}

// Characters that only one of the two Chinese scripts writes, all of them frequent.
const (
	traditionalOnly = "們國學體經濟會與為這個來時對發還無現實開關點於後從過進動長應種"
	simplifiedOnly  = "们国学体经济会与为这个来时对发还无现实开关点于后从过进动长应种"
)

// chineseScript tells the two ways of writing Chinese; simplified when in doubt.
func chineseScript(text string) string {
	traditional, simplified := 0, 0
	for _, r := range text {
		inT, inS := strings.ContainsRune(traditionalOnly, r), strings.ContainsRune(simplifiedOnly, r)
		if inT && !inS {
			traditional++
		} else if inS && !inT {
			simplified++
		}
	}
	if traditional > simplified {
		return "zh-Hant"
	}
	return "zh-Hans"
}

// latinLanguage counts frequent words; English wins a tie.
func latinLanguage(text string) string {
	counts := map[string]int{}
	for _, w := range strings.Fields(strings.ToLower(text)) {
		for lang, words := range frequentWords {
			if strings.Contains(words, " "+w+" ") {
				counts[lang]++
			}
		}
	}
	best := ""
	for _, lang := range []string{"en", "fr", "de", "es"} {
		if counts[lang] > counts[best] {
			best = lang
		}
	}
	return best
}

// nameSuffixes stand behind a surname.
var nameSuffixes = setOf(`jr|sr|ii|iii|iv|phd|ph.d|md|m.d|esq`)
