package dataset

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner goes through the tags of an XML part. It knows no entities but XML's own, so
// that none can grow, and copies nothing but the text that is asked for.
type scanner struct {
	data    []byte
	at      int
	name    string // of the tag, without its prefix
	attrs   []byte
	closing bool // </name>
	empty   bool // <name/>
	before  []byte
	cdata   bool // before came from a CDATA section and is as it stands
}

// next goes to the next tag; false at the end.
func (s *scanner) next() bool {
	s.before, s.cdata = nil, false
	for {
		open := bytes.IndexByte(s.data[s.at:], '<')
		if open < 0 {
			return false
		}
		if s.before == nil {
			s.before = s.data[s.at : s.at+open]
		}
		s.at += open + 1
		rest := s.data[s.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("!--")):
			if !s.skip("-->") {
				return false
			}
		case bytes.HasPrefix(rest, []byte("![CDATA[")):
			from := s.at + len("![CDATA[")
			if !s.skip("]]>") {
				return false
			}
			s.before, s.cdata = s.data[from:s.at-len("]]>")], true
		case bytes.HasPrefix(rest, []byte("?")) || bytes.HasPrefix(rest, []byte("!")):
			if !s.skip(">") {
				return false
			}
			s.before = nil
		default:
			return s.tag()
		}
	}
}

func (s *scanner) skip(to string) bool {
	n := bytes.Index(s.data[s.at:], []byte(to))
	if n < 0 {
		return false
	}
	s.at += n + len(to)
	return true
}

// tag reads the tag that begins here, behind its bracket.
func (s *scanner) tag() bool {
	end, quote := -1, byte(0)
	for i, b := range s.data[s.at:] {
		switch {
		case quote != 0:
			if b == quote {
				quote = 0
			}
			continue
		case b == '"' || b == '\'':
			quote = b
			continue
		case b != '>':
			continue
		}
		end = i
		break
	}
	if end < 0 {
		return false
	}
	body := s.data[s.at : s.at+end]
	s.at += end + 1
	body, s.closing = bytes.CutPrefix(body, []byte("/"))
	body, s.empty = bytes.CutSuffix(body, []byte("/"))
	name := body
	s.attrs = nil
	if n := bytes.IndexAny(body, " \t\r\n"); n >= 0 {
		name, s.attrs = body[:n], body[n:]
	}
	if n := bytes.LastIndexByte(name, ':'); n >= 0 {
		name = name[n+1:]
	}
	s.name = string(name)
	return true
}

// attr is the value of an attribute, whatever its prefix; "" when it is not there.
func (s *scanner) attr(name string) string {
	rest := s.attrs
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return ""
		}
		key := bytes.TrimSpace(rest[:eq])
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 {
			return ""
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return ""
		}
		value := rest[1 : 1+end]
		rest = rest[end+2:]
		if n := bytes.LastIndexByte(key, ':'); n >= 0 {
			key = key[n+1:]
		}
		if string(key) == name {
			return unescape(value)
		}
	}
}

// text is the text before the tag.
func (s *scanner) text() string {
	if s.cdata {
		return strings.ToValidUTF8(string(s.before), "\uFFFD")
	}
	return unescape(s.before)
}

// entities are those of XML itself.
var entities = map[string]string{"lt": "<", "gt": ">", "amp": "&", "quot": `"`, "apos": "'"}

// unescape resolves entities; what is none stays as it stands.
func unescape(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 {
		return strings.ToValidUTF8(string(raw), "\uFFFD")
	}
	var out strings.Builder
	for len(raw) > 0 {
		amp := bytes.IndexByte(raw, '&')
		semi := bytes.IndexByte(raw[max(amp, 0):], ';')
		if amp < 0 || semi < 0 {
			break
		}
		out.Write(raw[:amp])
		out.WriteString(entity(string(raw[amp+1 : amp+semi])))
		raw = raw[amp+semi+1:]
	}
	out.Write(raw)
	return strings.ToValidUTF8(out.String(), "\uFFFD")
}

func entity(name string) string {
	if text, ok := entities[name]; ok {
		return text
	}
	base, digits := 10, strings.TrimPrefix(name, "#")
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		base, digits = 16, hex
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil || digits == name || !utf8.ValidRune(rune(n)) || n == 0 {
		return "&" + name + ";"
	}
	return string(rune(n))
}
