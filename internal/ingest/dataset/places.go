package dataset

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// groups are names of places that are no country.
var groups = []string{
	"world", "africa", "asia", "europe", "north america", "south america", "oceania", "latin america", "european union", "eu", "asean", "oecd", "g20", "euro area", "middle east",
	"east asia & pacific", "europe & central asia", "latin america & caribbean", "middle east & north africa", "south asia", "sub-saharan africa",
	"high income", "low income", "middle income", "全球", "世界", "非洲", "亚洲", "欧洲",
}

// otherNames are how statistics offices name countries beside the common names, in
// small letters, by ISO code.
var otherNames = map[string][]string{
	"BHS": {"bahamas, the"}, "BOL": {"bolivia (plurinational state of)", "plurinational state of bolivia"}, "BRN": {"brunei darussalam"}, "CHN": {"china, mainland", "p.r. china", "中国大陆"},
	"CIV": {"cote d'ivoire", "ivory coast"}, "COD": {"congo, dem. rep.", "democratic republic of the congo", "dr congo", "congo, democratic republic of the"}, "COG": {"congo, rep.", "republic of congo", "republic of the congo", "congo"},
	"CPV": {"cabo verde", "cape verde"}, "CZE": {"czechia", "czech republic"}, "EGY": {"egypt, arab rep.", "arab republic of egypt"}, "FSM": {"micronesia, fed. sts.", "micronesia (federated states of)"},
	"GBR": {"uk", "great britain", "united kingdom of great britain and northern ireland"}, "GMB": {"gambia, the", "the gambia"}, "HKG": {"hong kong", "hong kong sar, china", "china, hong kong sar", "hong kong, china", "中国香港"},
	"IRN": {"iran, islamic rep.", "iran (islamic republic of)", "islamic republic of iran"}, "KGZ": {"kyrgyz republic"}, "KNA": {"st. kitts and nevis"}, "KOR": {"korea, rep.", "republic of korea", "korea, republic of", "korea"},
	"LAO": {"lao pdr", "lao p.d.r.", "lao people's democratic republic"}, "LCA": {"st. lucia"}, "MAC": {"macao", "macau", "macao sar, china", "china, macao sar", "macao sar", "中国澳门"}, "MDA": {"republic of moldova", "moldova"},
	"MKD": {"north macedonia", "macedonia"}, "MMR": {"myanmar", "burma"}, "PRK": {"korea, dem. people's rep.", "democratic people's republic of korea"}, "PSE": {"west bank and gaza", "state of palestine", "palestine"},
	"RUS": {"russian federation"}, "STP": {"sao tome and principe"}, "SVK": {"slovak republic"}, "SWZ": {"eswatini", "swaziland"}, "SYR": {"syrian arab republic"}, "TLS": {"timor-leste", "east timor"},
	"TUR": {"turkey", "turkiye", "türkiye"}, "TWN": {"taiwan, province of china", "taiwan province of china", "chinese taipei", "中国台湾"}, "TZA": {"united republic of tanzania"}, "USA": {"united states of america", "usa", "u.s.", "us"},
	"VCT": {"st. vincent and the grenadines"}, "VEN": {"venezuela, rb", "venezuela (bolivarian republic of)"}, "VNM": {"viet nam"}, "YEM": {"yemen, rep."}, "SSD": {"south sudan"}, "ARE": {"uae"},
}

// countries are the names and codes of countries.
type countries struct {
	codes map[string]string // ISO code in three letters by name in English or Chinese, in small letters
	names map[string]string // common English name by ISO code of two or three letters
}

var theCountries = sync.OnceValue(func() countries {
	c := countries{codes: map[string]string{}, names: map[string]string{}}
	english, chinese := display.English.Regions(), display.Chinese.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || len(r.ISO3()) != 3 || r.ISO3() == "ZZZ" || r.String() != string([]rune{a, b}) {
				continue
			}
			c.names[r.String()], c.names[r.ISO3()] = english.Name(r), english.Name(r)
			for _, n := range []display.Namer{english, chinese} {
				c.codes[foldPlace(n.Name(r))] = r.ISO3()
			}
		}
	}
	for name, code := range c.codes {
		if code == "XKK" {
			c.codes[name] = "XKX" // as the World Bank writes Kosovo
		}
	}
	c.names["EL"] = c.names["GR"] // Eurostat's
	c.names["UK"] = c.names["GB"]
	for code, names := range otherNames {
		for _, n := range names {
			c.codes[foldPlace(n)] = code
		}
	}
	return c
})

// foldPlace is a name in small letters, with the marks that spellings differ in made
// the same.
func foldPlace(s string) string { return plainer.Replace(strings.ToLower(strings.TrimSpace(s))) }

var plainer = strings.NewReplacer("’", "'", "ô", "o", "ã", "a", "é", "e", " & ", " and ")

// countryCode is the ISO code of the country of that name; "" for what is none.
func countryCode(name string) string { return theCountries().codes[foldPlace(name)] }

// countryOf is the common name of the country of an ISO code of two or three letters,
// and its code in three; "" when there is none.
func countryOf(code string) (name, iso3 string) {
	if name = theCountries().names[code]; name == "" {
		return "", ""
	}
	return name, theCountries().codes[foldPlace(name)]
}

var theGroups = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, g := range groups {
		out[foldPlace(g)] = true
	}
	return out
})

// mostlyPlaces tells whether at least half of some texts name countries or the like.
func mostlyPlaces(texts map[string]bool) bool {
	n := 0
	for t := range texts {
		name, _, _ := strings.Cut(t, ",")
		if countryCode(t) != "" || countryCode(name) != "" || theGroups()[foldPlace(t)] {
			n++
		}
	}
	return len(texts) > 0 && n*2 >= len(texts)
}

// mostlyCodes tells whether most of some texts are ISO codes of countries.
func mostlyCodes(texts map[string]bool) bool {
	n := 0
	for t := range texts {
		if name, _ := countryOf(t); name != "" {
			n++
		}
	}
	return len(texts) > 0 && n*2 > len(texts)
}
