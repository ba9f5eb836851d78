package chart

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"

	"briefdeck/assets"
	"briefdeck/internal/evidence"
	"briefdeck/internal/frame"

	"golang.org/x/text/unicode/norm"
)

// land is a country with its outline on the flat map, in radians of the equator, y
// downwards.
type land struct {
	code  string
	name  string
	at    frame.Point
	rings [][]frame.Point
	box   frame.Rect
}

// earth is the flat map: its countries, and whose names lead where.
type earth struct {
	lands []land
	named map[string]string // code by folded name
	box   frame.Rect        // of all lands
}

// theEarth is read once; a map is large.
var theEarth = sync.OnceValues(func() (*earth, error) {
	countries, err := assets.World()
	if err != nil {
		return nil, err
	}
	e := &earth{named: map[string]string{}}
	for name, code := range otherNames {
		e.named[folded(name)] = code
	}
	for _, c := range countries {
		e.named[folded(c.Code)] = c.Code
		for _, n := range c.Names {
			if _, taken := e.named[folded(n)]; !taken {
				e.named[folded(n)] = c.Code
			}
		}
		if c.Code == antarctica {
			continue
		}
		l := flatten(c)
		e.lands = append(e.lands, l)
		e.box = around2(around2(e.box, l.box), around(l.at, dotRoom, dotRoom))
	}
	return e, nil
})

// dotRoom is the room about a small country, in radians of the equator.
const dotRoom = .03

// otherNames are common names that Natural Earth does not give.
var otherNames = map[string]string{
	"Viet Nam": "VNM", "Türkiye": "TUR", "Burma": "MMR", "Swaziland": "SWZ", "Cape Verde": "CPV", "Czech Republic": "CZE", "Holland": "NLD",
	"Hong Kong": "HKG", "Macau": "MAC", "Macedonia": "MKD", "Korea": "KOR", "USA": "USA", "UK": "GBR", "UAE": "ARE", "Laos": "LAO",
	"DR Congo": "COD", "XKX": "KOS", "West Bank and Gaza": "PSE", "Micronesia": "FSM", "Taiwan, China": "TWN",
}

// antarctica is left out: it would take a fifth of the height and no figure speaks of it.
const antarctica = "ATA"

func flatten(c assets.Country) land {
	l := land{code: c.Code, name: c.Names[0], at: flat(c.At[0], c.At[1], c.At[0])}
	for _, ring := range c.Rings {
		middle := 0.0
		for i := 0; i < len(ring); i += 2 {
			middle += ring[i] / float64(len(ring)/2)
		}
		var out []frame.Point
		for i := 0; i+1 < len(ring); i += 2 {
			p := flat(ring[i], ring[i+1], middle)
			out = append(out, p)
			l.box = around2(l.box, frame.Rect{X: p.X, Y: p.Y, W: 1e-6, H: 1e-6})
		}
		l.rings = append(l.rings, out)
	}
	return l
}

// The map is cut in the Bering Strait, so that no country is parted.
const middleMeridian = 11.0

// flat puts a place on the Equal Earth projection (Šavrič, Patterson and Jenny, 2018),
// on which areas compare. What lies about a meridian beyond the cut goes to the other
// side as a whole.
func flat(lon, lat, about float64) frame.Point {
	const a1, a2, a3, a4 = 1.340264, -.081106, .000893, .003796
	lon -= middleMeridian
	if about-middleMeridian < -180 {
		lon += 360
	}
	t := math.Asin(math.Sqrt(3) / 2 * math.Sin(lat*math.Pi/180))
	t2 := t * t
	t6 := t2 * t2 * t2
	x := 2 * math.Sqrt(3) * lon * math.Pi / 180 * math.Cos(t) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	return frame.Point{X: x, Y: -t * (a1 + a2*t2 + t6*(a3+a4*t2))}
}

// around2 is the smallest box about two; an empty one counts for nothing.
func around2(a, b frame.Rect) frame.Rect {
	if a.W == 0 && a.H == 0 {
		return b
	}
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return frame.Rect{X: x, Y: y, W: max(a.Right(), b.Right()) - x, H: max(a.Bottom(), b.Bottom()) - y}
}

// code is the country that a place's name or code means; "" when the map has none.
func (e *earth) code(name string, book *evidence.Book) string {
	for _, p := range book.Places {
		if p.ISO3 != "" && (p.Name == name || p.ISO3 == name) {
			if c := e.named[folded(p.ISO3)]; c != "" {
				return c
			}
		}
	}
	return e.named[folded(name)]
}

// folded is a name without what spellings differ in: case, accents, marks, articles.
func folded(name string) string {
	var out []string
	words := strings.FieldsFunc(norm.NFD.String(strings.ToLower(strings.ReplaceAll(name, "&", " and "))), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
	for _, word := range words {
		word = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, word)
		if word == "saint" {
			word = "st"
		}
		if !slices.Contains([]string{"the", "of", "and", ""}, word) {
			out = append(out, word)
		}
	}
	slices.Sort(out) // "Korea, Rep." and "Rep. Korea"
	return strings.Join(out, " ")
}
