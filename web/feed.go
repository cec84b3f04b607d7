package web

import (
	"encoding/xml"
	"fmt"
	"net/http"
)

// openSearch tells browsers how to search SIMDE from their own box.
func (s *Server) openSearch(r *request) error {
	base, docs := s.base(r.Request), address(r.Lang, routeDocuments)
	text := fmt.Sprintf(`%s<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>SIMDE</ShortName><Description>%s</Description><Language>%s</Language><InputEncoding>UTF-8</InputEncoding>
<Image type="image/svg+xml">%s%s</Image>
<Url type="text/html" template="%s%s?q={searchTerms}"/>
<Url type="application/atom+xml" template="%s%s.atom?q={searchTerms}"/>
</OpenSearchDescription>
`, xml.Header, s.locales[r.Lang].say("site.full"), r.Lang, base, s.assets.address["icon.svg"], base, docs, base, docs)
	r.Data(http.StatusOK, "application/opensearchdescription+xml; charset=utf-8", []byte(text))
	return nil
}
