package source

import "strings"

// BareDOI is a DOI without the address or the word before it, in small letters, since
// DOIs do not tell capitals apart; "" for what is none.
func BareDOI(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, lead := range []string{"https://", "http://", "dx.", "www.", "doi.org/", "doi:", "doi"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, lead))
	}
	if !strings.HasPrefix(s, "10.") || !strings.Contains(s, "/") || strings.ContainsAny(s, " \t\n") {
		return ""
	}
	return strings.TrimRight(s, ".,;")
}
