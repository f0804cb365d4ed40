import Testing

@testable import TredeAPI

@Suite("Text templates")
struct TextTemplateTests {
    @Test(
        "places are filled in, and parts without their argument are left out",
        arguments: [
            ("Plain.", ["x"], "Plain."),
            ("A {0} and {1}.", ["x", "y"], "A x and y."),
            ("{1} before {0}.", ["x", "y"], "y before x."),
            ("{0}{0}", ["x"], "xx"),
            ("A[ ({0})].", ["x"], "A (x)."),
            ("A[ ({0})].", [], "A."),
            ("A[ ({0})].", [""], "A."),
            ("A[ ({0})][ ({1})].", ["x"], "A (x)."),
            ("A[ ({0})][ ({1})].", ["", "y"], "A (y)."),
            ("A[ ({0}, {1})].", ["x"], "A."),
            ("A[: {*}].", ["x", "", "y"], "A: x, y."),
            ("A[: {*}].", [], "A."),
            ("A[: {*}].", [""], "A."),
            ("A[ {7}].", ["x"], "A."),
            ("A[ {-1}].", ["x"], "A."),
            ("", ["x"], ""),
        ] as [(String, [String], String)])
    func fills(template: String, arguments: [String], text: String) {
        #expect(TextTemplate(template).filled(arguments) == text)
    }

    @Test("an argument is not read as a template", arguments: ["{1}", "{0}", "{*}", "[", "]", "[{1}]", "{", "}"])
    func argumentsStayAsTheyAre(argument: String) {
        #expect(TextTemplate("A[ <{0}>][ <{1}>].").filled([argument, "y"]) == "A <\(argument)> <y>.")
        #expect(TextTemplate("A[ <{*}>].").filled([argument]) == "A <\(argument)>.")
    }
}
