internal import JSON
internal import TredeDomain

/// Taking a referral back, as it is sent.
enum WithdrawalBody {
    static func decode(_ object: inout JSONObject) -> (day: Day, reason: String)? {
        let day = object.value("withdrawnOn", format: InputFormat.day) { Day($0) }
        let reason = object.string("reason", 1...4000)
        guard let day, let reason else { return nil }
        return (day, reason)
    }
}
