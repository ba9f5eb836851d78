package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// currencies by sign or name, in small letters and the singular. A bare dollar is the
// American one, a bare ¥ the Chinese one.
var currencies = map[string]string{
	"us$": "USD", "u.s.$": "USD", "usd": "USD", "$": "USD", "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "美元": "USD", "美金": "USD",
	"american dollar": "USD", "australian dollar": "AUD", "canadian dollar": "CAD", "hong kong dollar": "HKD", "singapore dollar": "SGD",
	"new zealand dollar": "NZD", "nz$": "NZD", "swiss franc": "CHF", "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "won": "KRW",
	"澳元": "AUD", "加元": "CAD", "新元": "SGD", "卢布": "RUB", "盧布": "RUB", "韩元": "KRW", "韓元": "KRW", "新台币": "TWD", "新臺幣": "TWD", "新台幣": "TWD",
	"瑞士法郎": "CHF", "港幣": "HKD", "人民幣": "CNY", "元人民币": "CNY", "元人民幣": "CNY", "hkd": "HKD", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "sgd": "SGD",
	"hk$": "HKD", "港元": "HKD", "港币": "HKD", "nt$": "TWD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "s$": "SGD", "r$": "BRL",
	"€": "EUR", "eur": "EUR", "euro": "EUR", "欧元": "EUR", "歐元": "EUR",
	"£": "GBP", "gbp": "GBP", "pound": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "英镑": "GBP", "英鎊": "GBP",
	"¥": "CNY", "￥": "CNY", "cn¥": "CNY", "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "renminbi": "CNY", "元": "CNY", "人民币": "CNY",
	"jpy": "JPY", "yen": "JPY", "日元": "JPY", "日圓": "JPY", "chf": "CHF", "inr": "INR", "₹": "INR", "rs": "INR", "rs.": "INR", "₽": "RUB", "₩": "KRW", "₦": "NGN", "₱": "PHP", "₺": "TRY", "฿": "THB",
}

// signs stand before an amount, by their last character in small letters; longer ones first.
var signs = func() map[rune][]string {
	out := map[rune][]string{}
	for _, s := range strings.Fields("us$ u.s.$ hk$ nt$ nz$ au$ a$ ca$ c$ s$ r$ cn¥ $ € £ ¥ ￥ ₹ ₽ ₩ ₦ ₱ ₺ ฿ usd eur gbp cny rmb jpy chf inr hkd aud cad nzd sgd rs rs. 人民币 人民幣 美元 新台幣 新台币") {
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

// currency looks a printed sign or name up, in the singular.
func currency(printed string) string {
	p := strings.ToLower(strings.TrimSpace(strings.Join(strings.Fields(printed), " ")))
	p = strings.ReplaceAll(p, ". $", ".$")
	if c, ok := currencies[p]; ok {
		return c
	}
	return currencies[strings.TrimSuffix(p, "s")]
}
