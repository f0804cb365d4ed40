import Testing

@testable import TredeDomain

@Suite("ICF factors")
struct IcfFactorTests {
    @Test("I-1: there are 43 factors, each once, in five components of 14, 13, 7, 6 and 3")
    func catalogue() {
        #expect(IcfFactor.allCases.count == 43)
        #expect(Set(IcfFactor.allCases.map(\.code)).count == 43)
        #expect(IcfFactor.allCases.map(\.index) == Array(0..<43))
        let sizes = IcfFactor.Component.allCases.map { component in
            IcfFactor.allCases.filter { $0.component == component }.count
        }
        #expect(sizes == [14, 13, 7, 6, 3])
    }

    @Test(
        "S-5: spheres and domains are as the list has them",
        arguments: [
            ("b1261", 0, IcfFactor.Sphere.care, IcfFactor.Domain.psychological, "Inschikkelijkheid"),
            ("b4550", 13, .care, .medical, "Algemeen fysiek uithoudingsvermogen"),
            ("d179", 18, .work, .work, "Toepassen van kennis"), ("d499", 20, .structural, .material, "Mobiliteit"),
            ("e460", 33, .work, .cultural, "Maatschappelijke attitudes"),
            ("x3", 36, .structural, .social, "Gezinslast"), ("x9", 42, .work, .work, "Werktempo"),
        ])
    func entry(
        code: String, index: Int, sphere: IcfFactor.Sphere, domain: IcfFactor.Domain, dutch: String
    ) throws {
        let factor = try #require(IcfFactor(rawValue: code))
        #expect(factor.index == index)
        #expect(factor.sphere == sphere)
        #expect(factor.domain == domain)
        #expect(factor.label[.nl] == dutch)
        #expect(factor.rawValue == code)
    }

    @Test("the list is divided over spheres and domains as published")
    func division() {
        let spheres = IcfFactor.Sphere.allCases.map { sphere in
            IcfFactor.allCases.filter { $0.sphere == sphere }.count
        }
        let domains = IcfFactor.Domain.allCases.map { domain in
            IcfFactor.allCases.filter { $0.domain == domain }.count
        }
        #expect(spheres == [20, 18, 5])
        #expect(domains == [4, 8, 7, 8, 3, 13])
    }

    @Test("every factor has a Dutch and an English name", arguments: IcfFactor.allCases)
    func names(factor: IcfFactor) {
        #expect(!factor.label[.nl].isEmpty)
        #expect(factor.label[.en] != factor.label[.nl])
        #expect(factor.label[.fr] == factor.label[.nl])
    }

    @Test("what is no code of the list is no factor", arguments: ["", "b1260", "B1261", "x10", "b1261 "])
    func unknown(code: String) {
        #expect(IcfFactor(rawValue: code) == nil)
    }

    @Test("factors are in the order of the list")
    func order() {
        #expect(IcfFactor.allCases.sorted() == IcfFactor.allCases)
        #expect(IcfFactor.allCases.reversed().sorted() == IcfFactor.allCases)
    }
}
