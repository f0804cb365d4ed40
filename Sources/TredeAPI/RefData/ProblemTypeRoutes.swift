internal import HTTPServer
internal import JSON
internal import TredeDomain

/// The operations on the kinds of problems: open, for a problem may be that there is no token.
enum ProblemTypeRoutes {
    private static let path = "/refData/problemTypes"

    static let routes = [
        Route(.listProblemTypes, .get, path) { call in
            .answer(
                .reference(
                    try call.referencePage(ProblemType.allCases, at: path, code: \.rawValue) { call.write($0, &$1) }))
        },
        Route(.getProblemType, .get, path + "/{problemTypeCode}") { call in
            try call.noQuery()
            guard let type = ProblemType(rawValue: call.parameters[0]) else { throw Failure.notFound(.problemType) }
            let body = JSONWriter.object { object in
                call.write(type, &object)
                object.member("text", localized: type.text)
            }
            return .answer(.reference(body))
        },
    ]
}

extension Call {
    fileprivate func write(_ type: ProblemType, _ object: inout JSONObjectWriter) {
        object.member("href", "\(base)/refData/problemTypes/\(type.rawValue)")
        object.member("code", code: type)
        object.member("type", type.urn)
        object.member("status", type.status)
        object.member("title", type.title)
    }
}
