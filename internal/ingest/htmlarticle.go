package ingest

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// asideTags hold what is no article: forms, menus, adverts.
var asideTags = setOf("script|style|noscript|template|nav|aside|form|button|select|input|textarea|dialog|iframe|object|embed|svg|canvas|audio|video|head|menu|footer|map")

// asideRoles say the same of elements that have other tags.
var asideRoles = setOf("navigation|banner|contentinfo|search|complementary|dialog|alertdialog|alert|menu|menubar|toolbar|form|tooltip")

// asideNames are classes and ids of what stands around articles.
var asideNames = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|share|sharing|social|related|recommend(?:ed|ations?)|sidebar|breadcrumbs?|comments?|respond|advert(?:s|isement)?|ads?|promo|sponsor(?:ed)?|popup|modal|overlay|skip(?:-?link|-?to-?content)?|menu|navbar|navigation|toolbar|pagination|pager|masthead|site-?header|site-?footer|page-?footer|footer|sr-only|visually-?hidden|screen-reader-text|mw-editsection|navbox|infobox|hatnote|print-?only|no-?print|toc|table-of-contents)(?:$|[\s_-])`)

// article finds the element that holds the text of a page and takes out what is no
// part of it.
func article(root *html.Node) *html.Node {
	body := root
	eachElement(root, func(n *html.Node) bool {
		if n.Data == "body" {
			body = n
		}
		return n.Data != "head"
	})
	whole := weighText(body)
	prune(body, whole)
	all := weighText(body)
	if best := markedArticle(body, all); best != nil {
		return best
	}
	return densest(body, all)
}

// prune takes out what is hidden or stands around the article, unless most of the text
// is in it.
func prune(n *html.Node, all int) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type != html.ElementNode && c.Type != html.TextNode:
			n.RemoveChild(c)
		case c.Type == html.ElementNode && isHidden(c), c.Type == html.ElementNode && isAside(c) && weighText(c)*2 <= all:
			n.RemoveChild(c)
		default:
			prune(c, all)
		}
		c = next
	}
}

// hiddenStyle is a style that shows nothing.
var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

func isHidden(n *html.Node) bool {
	if n.Data == "script" || n.Data == "style" || n.Data == "template" || n.Data == "noscript" {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "aria-hidden":
			if a.Val == "true" && n.Data != "img" && n.Data != "figure" {
				return true
			}
		case "style":
			if hiddenStyle.MatchString(a.Val) {
				return true
			}
		}
	}
	return false
}

func isAside(n *html.Node) bool {
	if asideTags[n.Data] || asideRoles[htmlAttr(n, "role")] {
		return true
	}
	if n.Data == "header" {
		return !within(n, "article", "main") && !holds(n, "h1")
	}
	switch n.Data {
	case "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "td", "th", "tr", "tbody", "html":
		return false
	}
	return asideNames.MatchString(htmlAttr(n, "class")) || asideNames.MatchString(htmlAttr(n, "id"))
}

func within(n *html.Node, tags ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, t := range tags {
			if p.Data == t {
				return true
			}
		}
	}
	return false
}

func holds(n *html.Node, tag string) bool {
	found := false
	eachElement(n, func(c *html.Node) bool {
		found = found || c.Data == tag
		return !found
	})
	return found
}

// weighText counts the bytes of text below a node that are no links.
func weighText(n *html.Node) int {
	total := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			total += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode && c.Data != "a" && !hiddenTags[c.Data]:
			total += weighText(c)
		}
	}
	return total
}

// markedArticle is the element that says it is the article or the main part, when a
// good part of the text is in it.
func markedArticle(body *html.Node, all int) *html.Node {
	marks := []func(*html.Node) bool{
		func(n *html.Node) bool { return htmlAttr(n, "itemprop") == "articleBody" },
		func(n *html.Node) bool { return n.Data == "article" || htmlAttr(n, "role") == "article" },
		func(n *html.Node) bool { return n.Data == "main" || htmlAttr(n, "role") == "main" },
	}
	var best *html.Node
	most := 0
	for _, is := range marks {
		eachElement(body, func(n *html.Node) bool {
			if is(n) {
				if w := weighText(n); w > most+most/10 {
					best, most = n, w
				}
				return false
			}
			return true
		})
		if most*2 > all {
			return withHeading(best, body)
		}
	}
	return nil
}

// withHeading widens an article's element to the one around it that also has the
// page's only main heading, as long as little else comes with it.
func withHeading(n, body *html.Node) *html.Node {
	if holds(n, "h1") {
		return n
	}
	own := weighText(n)
	for p := n.Parent; p != nil && p != body.Parent; p = p.Parent {
		if holds(p, "h1") {
			if weighText(p)*4 <= own*5 {
				return p
			}
			return n
		}
	}
	return n
}

// densest goes down from the body as long as nearly all text is in one element.
func densest(body *html.Node, all int) *html.Node {
	at := body
	for {
		var next *html.Node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && !asideTags[c.Data] && weighText(c)*20 >= all*19 {
				next = c
			}
		}
		if next == nil || all == 0 || inlineOnly(next) || next.Data == "table" && !isLayout(next) {
			return at
		}
		at = next
	}
}

// inlineOnly tells an element that is itself a paragraph or a part of one.
func inlineOnly(n *html.Node) bool {
	switch n.Data {
	case "div", "section", "article", "main", "body", "center", "table", "tbody", "tr", "td", "header", "html", "font", "span":
		return false
	}
	return true
}
