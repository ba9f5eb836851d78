package store

import (
	"slices"
	"sort"
	"strings"
)

// An order key is text that sorts, byte by byte, where its row stands: a number
// between 0 and 1 in base 62, without the "0." and without a zero at its end. Between
// any two keys there is another one, so a row that moves changes no other row.

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// longestKey is the length at which all keys of a list are made anew.
const longestKey = 48

// arrange returns a key for each of the ids, in their order. Rows keep the keys that
// they have as far as these are in order already: the fewest rows change.
func arrange(ids []string, have map[string]string) []string {
	keys := make([]string, len(ids))
	for i, id := range ids {
		keys[i] = have[id]
	}
	kept := longestRise(keys)
	at, after := 0, ""
	for _, k := range append(kept, len(ids)) {
		before := ""
		if k < len(ids) {
			before = keys[k]
		}
		copy(keys[at:k], spread(after, before, k-at))
		at, after = k+1, before
	}
	if slices.ContainsFunc(keys, func(k string) bool { return len(k) > longestKey }) {
		return spread("", "", len(ids))
	}
	return keys
}

// longestRise returns the positions of a longest strictly rising run of keys, with
// gaps allowed; empty keys are left out.
func longestRise(keys []string) []int {
	var ends []int // ends[n] closes the run of n+1 keys that closes lowest
	prev := make([]int, len(keys))
	for i, k := range keys {
		if k == "" {
			continue
		}
		n := sort.Search(len(ends), func(j int) bool { return keys[ends[j]] >= k })
		if prev[i] = -1; n > 0 {
			prev[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		}
		ends[n] = i
	}
	for n := len(ends) - 2; n >= 0; n-- {
		ends[n] = prev[ends[n+1]]
	}
	return ends
}

// spread returns n keys in order between two keys; "" is no key on that side.
func spread(after, before string, n int) []string {
	if n <= 0 {
		return nil
	}
	mid := between(after, before)
	left := spread(after, mid, (n-1)/2)
	right := spread(mid, before, n-1-(n-1)/2)
	return append(append(left, mid), right...)
}

// between returns a key after one key and before another; "" is no key on that side.
func between(after, before string) string {
	switch {
	case after == "" && before == "":
		return digits[31:32]
	case before == "":
		return above(after)
	case after == "":
		return below(before)
	}
	return middle(after, before)
}

// above raises the first digit that can be raised, so that a list that grows at its
// end gets a longer key only every sixty rows.
func above(key string) string {
	for i := range len(key) {
		if d := digit(key, i); d < len(digits)-1 {
			return key[:i] + digits[d+1:d+2]
		}
	}
	return key + digits[1:2]
}

// below lowers the first digit that is not zero, likewise.
func below(key string) string {
	i := len(key) - len(strings.TrimLeft(key, digits[:1]))
	if d := digit(key, i); d > 1 {
		return key[:i] + digits[d-1:d]
	}
	return key[:i] + digits[:1] + digits[len(digits)-1:]
}

// middle halves the gap between two keys at the first digit that leaves room.
func middle(after, before string) string {
	var out strings.Builder
	bounded := true // the key so far is the start of before
	for i := 0; ; i++ {
		low, high := digit(after, i), len(digits)
		if bounded {
			high = digit(before, i)
		}
		if high-low > 1 {
			out.WriteByte(digits[(low+high)/2])
			return out.String()
		}
		out.WriteByte(digits[low])
		bounded = bounded && high == low
	}
}

// digit is the value of a key's digit; past its end a key goes on with zeros.
func digit(key string, i int) int {
	if i >= len(key) {
		return 0
	}
	return strings.IndexByte(digits, key[i])
}
