internal import JSON
internal import Trede
internal import TredeDomain

/// Those who read many files in a short time, as they are answered.
enum AuditAlertBody {
    static func bytes(_ alerts: [AuditAlert], _ bound: BulkReading.Bound) -> [UInt8] {
        JSONWriter.object(byteCapacity: 128 + 384 * alerts.count) { object in
            object.member("filesMin", bound.files)
            object.member("minutes", bound.minutes)
            object.array("items") { array in
                for alert in alerts { array.object { write(alert, into: &$0) } }
            }
        }
    }

    private static func write(_ alert: AuditAlert, into object: inout JSONObjectWriter) {
        object.member("clientId", alert.client.description)
        object.member("clientName", alert.clientName)
        object.member("role", alert.role)
        object.memberIfPresent("organisationId", alert.organisation?.description)
        object.memberIfPresent("professionalId", alert.professional?.description)
        object.member("recordedFrom", alert.burst.from.description)
        object.member("recordedUntil", alert.burst.until.description)
        object.member("files", alert.burst.files)
        object.member("looks", alert.burst.looks)
    }
}
