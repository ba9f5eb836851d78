package dataset

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// groups are names of places that are no country.
var groups = []string{"world", "africa", "asia", "europe", "north america", "south america", "oceania", "latin america", "european union", "eu", "asean", "全球", "世界", "非洲", "亚洲", "欧洲"}

// placeNames are the names of countries in English and Chinese, in small letters.
var placeNames = sync.OnceValue(func() map[string]bool {
	names := map[string]bool{}
	for _, g := range groups {
		names[g] = true
	}
	namers := []display.Namer{display.English.Regions(), display.Chinese.Regions()}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() {
				continue
			}
			for _, n := range namers {
				names[strings.ToLower(n.Name(r))] = true
			}
		}
	}
	return names
})

// mostlyPlaces tells whether at least half of some texts name countries or the like.
func mostlyPlaces(texts map[string]bool) bool {
	n := 0
	for t := range texts {
		name, _, _ := strings.Cut(strings.ToLower(t), ",")
		if placeNames()[strings.TrimSpace(name)] {
			n++
		}
	}
	return len(texts) > 0 && n*2 >= len(texts)
}
