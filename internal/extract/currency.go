package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signs stand before an amount, by their last character in small letters; longer ones first.
var signs = func() map[rune][]string {
	out := map[rune][]string{}
	for _, s := range strings.Fields("us$ u.s.$ hk$ nt$ nz$ au$ a$ ca$ c$ s$ r$ cn¥ $ € £ ¥ ￥ ₹ ₽ ₩ ₦ ₱ ₺ ฿ usd eur gbp cny rmb jpy chf inr hkd aud cad nzd sgd rs rs. 人民币 人民幣 美元 新台幣 新台币 新臺幣") {
		last, _ := utf8.DecodeLastRuneInString(s)
		out[last] = addLonger(out[last], s)
	}
	return out
}()

// currencyStart is where the sign or code begins that before ends with, or -1.
func currencyStart(before string) int {
	text := strings.TrimSuffix(strings.TrimSuffix(before, " "), "\u00a0")
	last, _ := utf8.DecodeLastRuneInString(text)
	for _, sign := range signs[unicode.ToLower(last)] {
		at := len(text) - len(sign)
		if at < 0 || !strings.EqualFold(text[at:], sign) {
			continue
		}
		if rest, ok := strings.CutSuffix(text[:at], "U.S. "); ok && sign == "$" {
			return len(rest)
		}
		if r, _ := utf8.DecodeLastRuneInString(text[:at]); at == 0 || !unicode.IsLetter(r) || unicode.Is(unicode.Han, r) {
			return at
		}
	}
	return -1
}

// moneyAfter is the name of a currency after its amount.
var moneyAfter = regexp.MustCompile(`^[\s\x{00a0}]?(?:((?i:U\.?S\.?\s(?:dollars?|\$)|(?:Australian|Canadian|Hong\sKong|Singapore|New\sZealand|American)\sdollars?|dollars?|Swiss\sfrancs?|roubles?|rubles?|rupees?|won|USD|yuan|renminbi|RMB|CNY|euros?|EUR|pounds?(?:\ssterling)?|GBP|yen|JPY))\b|(美元|美金|澳元|加元|新元|卢布|盧布|韩元|韓元|新台币|新臺幣|新台幣|瑞士法郎|港幣|人民幣|元人民币|元人民幣|欧元|歐元|英镑|英鎊|日元|日圓|港元|港币|人民币|元))`)
