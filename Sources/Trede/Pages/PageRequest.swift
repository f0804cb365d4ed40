package import TredeDomain

/// Which page of a list is asked for.
package struct PageRequest: Equatable, Sendable {
    /// How many items a page may hold.
    package static let sizes = 1...500
    /// How many it holds when nothing is said.
    package static let sizeDefault = 50

    /// How many items at most.
    package let size: Int
    /// Where the page before it ended; nil for the first.
    package let after: Cursor?

    /// What is wrong with a cursor that no page ended at.
    package static let unknownCursor = Failure.invalid([
        Violation("after", .invalidFormat, arguments: ["cursor"], place: .query)
    ])

    /// Asks for a page.
    package init(size: Int, after: Cursor?) {
        self.size = size
        self.after = after
    }
}

/// Some items of a list in their order, and where the next ones begin.
package struct Page<Item> {
    /// The items.
    package let items: [Item]
    /// Where this page ended; nil when nothing follows.
    package let next: Cursor?

    /// Makes a page of at most `request.size` items from one more than that, read in order.
    package init(_ found: [Item], request: PageRequest, id: (Item) -> [UInt8]) {
        items = Array(found.prefix(request.size))
        next = found.count > request.size ? items.last.map { Cursor(after: id($0)) } : nil
    }
}

extension Page: Sendable where Item: Sendable {}
