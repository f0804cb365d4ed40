package import JSON
package import Trede

extension Call {
    /// The body of a page of a list: `items`, `pageSize` and where the next page is.
    ///
    /// `path` is the list's own below the base path, `filters` what was asked with other than the page.
    package func page<Item>(
        _ page: Page<Item>, _ request: PageRequest, at path: String, filters: [(String, String?)] = [],
        item: (Item, inout JSONObjectWriter) -> Void
    ) -> [UInt8] {
        JSONWriter.object(byteCapacity: 256 + 256 * page.items.count) { object in
            object.array("items") { array in
                for element in page.items { array.object { item(element, &$0) } }
            }
            object.member("pageSize", request.size)
            guard let next = page.next else { return }
            var query = "?pageSize=\(request.size)&after=\(next.text)"
            for (name, value) in filters {
                if let value { query += "&\(name)=\(value)" }
            }
            object.member("next", base + path + query)
        }
    }
}
