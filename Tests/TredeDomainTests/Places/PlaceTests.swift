import Testing

@testable import TredeDomain

@Suite("Places")
struct PlaceTests {
    @Test(
        "F-9: the arrondissement of a municipality tells its region",
        arguments: [
            ("11002", Region.flemish), ("12025", .flemish), ("13040", .flemish), ("14000", .unknown),
            ("21001", .brussels), ("21004", .brussels), ("22000", .unknown), ("20000", .unknown),
            ("23027", .flemish), ("24062", .flemish), ("25112", .walloon), ("26000", .unknown),
            ("30000", .unknown), ("31005", .flemish), ("38025", .flemish), ("39000", .unknown),
            ("40000", .unknown), ("41002", .flemish), ("46021", .flemish), ("46030", .flemish), ("47000", .unknown),
            ("50000", .unknown), ("51004", .walloon), ("58001", .walloon), ("59000", .unknown),
            ("61003", .walloon), ("63023", .walloon), ("64074", .walloon), ("65000", .unknown),
            ("70000", .unknown), ("71022", .flemish), ("73107", .flemish), ("74000", .unknown),
            ("81001", .walloon), ("85046", .walloon), ("91034", .walloon), ("93090", .walloon), ("99999", .unknown),
        ])
    func region(code: String, region: Region) throws {
        let municipality = try #require(NisCode(code))
        #expect(Region(of: municipality, on: try #require(Day("2019-05-15"))) == region)
        #expect(Region(of: municipality, on: try #require(Day("2025-01-01"))) == region)
    }

    @Test(
        "F-9: before the arrondissements of today nothing is said",
        arguments: [("1994-12-31", false), ("1995-01-01", true)])
    func dated(day: String, isKnown: Bool) throws {
        let municipality = try #require(NisCode("24062"))
        #expect((Region(of: municipality, on: try #require(Day(day))) == .flemish) == isKnown)
    }

    @Test(
        "a municipality number has five digits",
        arguments: [
            ("11002", true), ("1100", false), ("110022", false), ("01002", false), ("1100a", false), ("", false),
        ])
    func nisCode(text: String, isCode: Bool) {
        #expect((NisCode(text) != nil) == isCode)
        #expect(NisCode(text).map(\.text) == (isCode ? text : nil))
    }

    @Test(
        "a postal code has four digits",
        arguments: [
            ("1000", true), ("9992", true), ("0999", false), ("999", false), ("10000", false), ("B-1000", false),
        ])
    func postalCode(text: String, isCode: Bool) {
        #expect((PostalCode(text) != nil) == isCode)
        #expect(PostalCode(text).map(\.text) == (isCode ? text : nil))
    }

    @Test("postal codes are in order of their digits")
    func postalCodeOrder() throws {
        let (low, high) = (try #require(PostalCode("1499")), try #require(PostalCode("1500")))
        #expect(low < high)
        #expect(!(high < low))
    }
}
