package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	uni "golang.org/x/text/encoding/unicode"
)

// Byte-order marks.
const (
	bomUTF8    = "\xef\xbb\xbf"
	bomUTF16LE = "\xff\xfe"
	bomUTF16BE = "\xfe\xff"
)

// softHyphen marks where a word may be broken; at a line's end it was.
const softHyphen = "\u00AD"

// Decode turns bytes of any encoding known here into clean UTF-8 with plain line
// ends. The second result names an encoding that had to be guessed, else it is "".
func Decode(data []byte) (text, guess string) {
	switch {
	case startsWith(bomUTF8)(data):
		text = string(data[len(bomUTF8):])
	case startsWith(bomUTF16LE, bomUTF16BE)(data):
		text = decodeWith(uni.UTF16(uni.LittleEndian, uni.UseBOM), data)
	case plainUTF16(data) != nil:
		text, guess = decodeWith(plainUTF16(data), data), "UTF-16"
	case utf8.Valid(data) || validButForTheEnd(data):
		text = string(data)
	default:
		text, guess = guessed(data)
	}
	return clean(text), guess
}

// decodeWith decodes what it can: the last character may be cut off.
func decodeWith(e encoding.Encoding, data []byte) string {
	out, _ := e.NewDecoder().Bytes(data)
	return string(out)
}

// validButForTheEnd allows a character cut in half by looking at the start of a file only.
func validButForTheEnd(data []byte) bool {
	for cut := 1; cut < utf8.UTFMax && cut < len(data); cut++ {
		if len(data) >= sniffWindow && utf8.Valid(data[:len(data)-cut]) {
			return true
		}
	}
	return false
}

// pairedHighBytes tells Chinese double bytes, which stand in runs, from the accented
// letters of a Western one-byte text, which stand alone.
func pairedHighBytes(data []byte) bool {
	high, inRuns := 0, 0
	for i := 0; i < len(data); {
		n := 0
		for i+n < len(data) && data[i+n] >= 0x80 {
			n++
		}
		high += n
		if n >= 2 {
			inRuns += n
		}
		i += n + 1
	}
	return high > 0 && inRuns*5 >= high*4
}

// clean makes line ends plain and takes out what no text means: control characters,
// byte-order marks and invalid bytes.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, softHyphen+"\n", "")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\f' || r == '\v' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			return '\n'
		case r == '\uFEFF' || r == '\u00AD' || unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}
