package ingest

import (
	"strconv"
	"strings"
	"time"
)

// readTOMLHead reads the pairs of a head between lines of three plus signs as far as
// documents use them: strings, lists of strings, dates, numbers. What stands below a
// table's name belongs to the table and is left out.
func readTOMLHead(head string) (values map[string]any, ok bool) {
	values = map[string]any{}
	lines := strings.Split(head, "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			break
		}
		key, value, found := strings.Cut(line, "=")
		if !found {
			return nil, false
		}
		value = strings.TrimSpace(value)
		for strings.HasPrefix(value, "[") && !strings.Contains(value, "]") && i+1 < len(lines) {
			i++
			value += " " + strings.TrimSpace(lines[i])
		}
		values[strings.ToLower(strings.Trim(strings.TrimSpace(key), `"'`))] = tomlValue(value)
	}
	return values, true
}

// tomlValue reads one value.
func tomlValue(s string) any {
	if s, ok := strings.CutPrefix(s, "["); ok {
		var list []any
		for s = strings.TrimLeft(s, " ,"); s != "" && s[0] != ']'; s = strings.TrimLeft(s, " ,") {
			item, rest := tomlString(s)
			if rest == s {
				break
			}
			list, s = append(list, item), rest
		}
		return list
	}
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		text, _ := tomlString(s)
		return text
	}
	s, _, _ = strings.Cut(s, "#")
	s = strings.TrimSpace(s)
	if len(s) > len(time.DateOnly) && s[4] == '-' {
		s = s[:len(time.DateOnly)] // a date with a time
	}
	return s
}

// tomlString reads a string at the start of s, and what follows it.
func tomlString(s string) (text, rest string) {
	if s == "" {
		return "", ""
	}
	switch s[0] {
	case '"':
		if quoted, err := strconv.QuotedPrefix(s); err == nil {
			text, _ := strconv.Unquote(quoted)
			return text, s[len(quoted):]
		}
	case '\'':
		if end := strings.IndexByte(s[1:], '\''); end >= 0 {
			return s[1 : 1+end], s[2+end:]
		}
	}
	end := strings.IndexAny(s, ",]")
	if end < 0 {
		end = len(s)
	}
	return strings.TrimSpace(s[:end]), s[end:]
}
