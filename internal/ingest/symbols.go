package ingest

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// symbol is the character that a symbol font shows for a code; "" when it is not known.
func symbol(font, code string) string {
	n, err := strconv.ParseUint(strings.TrimSpace(code), 16, 32)
	if err != nil || n > utf8.MaxRune {
		return ""
	}
	n &^= 0xF000 * b2u(n >= 0xF000 && n <= 0xF0FF)
	switch {
	case strings.EqualFold(font, "Symbol"):
		return greekSymbols[byte(n)]
	case strings.Contains(strings.ToLower(font), "wingdings"):
		if sign, known := dingbats[byte(n)]; known {
			return sign
		}
		return "•" // some sign stands here, which in a table says that a thing is so
	}
	if n < 0x20 || n >= 0xD800 && n <= 0xDFFF {
		return ""
	}
	return string(rune(n))
}

// unprivate replaces the characters that only a symbol font can show.
func unprivate(s, font string) string {
	if strings.IndexFunc(s, isPrivate) < 0 {
		return s
	}
	if !strings.EqualFold(font, "Symbol") {
		font = "Wingdings"
	}
	var out strings.Builder
	for _, r := range s {
		if isPrivate(r) {
			out.WriteString(symbol(font, strconv.FormatInt(int64(r), 16)))
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func isPrivate(r rune) bool { return r >= 0xF000 && r <= 0xF0FF }

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// greekSymbols is what the Symbol font shows.
var greekSymbols = func() map[byte]string {
	out := map[byte]string{
		0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓",
		0xB7: "•", 0xB0: "°", 0xA5: "∞", 0xE5: "∑", 0xD6: "√", 0xF2: "∫", 0xB6: "∂", 0xA2: "′", 0xD2: "®", 0xD3: "©", 0xD4: "™",
	}
	for i, r := range []rune("αβχδεφγηιϕκλμνοπθρστυϖωξψζ") {
		out['a'+byte(i)] = string(r)
	}
	for i, r := range []rune("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ") {
		out['A'+byte(i)] = string(r)
	}
	for c := byte(' '); c <= '@'; c++ {
		out[c] = string(rune(c))
	}
	return out
}()

// dingbats is what the Wingdings font shows, of the signs that texts use.
var dingbats = map[byte]string{
	0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA7: "▪", 0xA8: "□", 0x71: "❑", 0x76: "❖", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "→",
	0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x4C: "☹", 0x9F: "•", 0x73: "◆", 0x75: "◆", 0x77: "◆", 0xF0: "⇨",
}
