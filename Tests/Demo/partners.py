"""What each partner does in the demonstration, one method for each kind of event, over HTTP with its own token."""

REASONS = {
    "criteriaMet": "Voldoet aan de criteria.",
    "otherMeasureFits": "Een andere maatregel past beter.",
    "notRegistered": "Niet ingeschreven als werkzoekende.",
}
TERMINATION = {"a": "participantObligations", "b": "interrupted", "c": "aimUnreachable", "d": "atWork"}
CASE_MANAGERS = ("caseManagerWork", "caseManagerCare")


class Partners:
    """Replays the sample; it learns identifiers only from the answers of the API."""

    def __init__(self, sample, clients):
        self.sample, self.clients = sample, clients
        self.organisation_of, self.network_of, self.professional_of = {}, {}, {}
        self.referral_of, self.trajectory_of, self.referrer_of, self.sessions = {}, {}, {}, []
        self.email_of = {person["externalId"]: person["email"] for person in sample.professionals}

    def member(self, external, role):
        """The professional of a team, as the client that acts."""
        members = self.sample.event(external, "teamAppointed")["members"]
        return self.clients.acting(role, email=self.email_of[members[role]["professional"]])

    def path(self, external, rest=""):
        return f"/trajectories/{self.trajectory_of[external]}{rest}"

    # The administrator

    def register_organisation(self, organisation):
        answer = self.clients.acting("administrator").post("/organisations", organisation)
        self.organisation_of[organisation["enterpriseNumber"]] = answer["id"]

    def register_network(self, network):
        self.network_of[network["code"]] = self.clients.acting("administrator").post("/networks", network)["id"]

    def register_professional(self, professional):
        answer = self.clients.acting("administrator").post("/professionals", professional)
        self.professional_of[professional["externalId"]] = answer["id"]

    # Referrers and the screener

    def refer(self, referral):
        external = referral["externalId"]
        organisation = referral["referrer"].get("organisation", {}).get("enterpriseNumber")
        referrer = self.clients.acting("referrer", organisation=organisation)
        self.referral_of[external] = referrer.post("/referrals", referral, key=f"refer-{external}")["id"]
        self.referrer_of[external] = referrer

    def decide(self, external, event):
        screener, referral = self.clients.acting("screener"), f"/referrals/{self.referral_of[external]}"
        screener.post(f"{referral}/screenings", {"startedOn": event["date"]})
        decision = {
            "outcome": event["outcome"],
            "decidedOn": event["date"],
            "motivation": REASONS.get(event["reason"], event["reason"]),
        }
        if event["outcome"] == "redirected":
            decision["measure"] = event["measure"]
        if "network" in event:
            decision["networkId"] = self.network_of[event["network"]]
            decision["networkReason"] = "Netwerk van de woonplaats bij de aanvraag."
        if not self._follows(screener.get(f"{referral}/recommendation"), event):
            decision["againstRecommendationReason"] = decision["motivation"]
        answer = screener.post(f"{referral}/decisions", decision, key=f"decide-{external}")
        if "trajectoryId" in answer:
            self.trajectory_of[external] = answer["trajectoryId"]

    @staticmethod
    def _follows(recommendation, event):
        if event["outcome"] == "redirected":
            return recommendation["outcome"] == "redirect" and recommendation.get("measure") == event["measure"]
        return event["outcome"] == "admitted" and recommendation["outcome"] == "admit"

    # The lead partner, and the case managers up to the signed plan

    def appoint(self, external, event):
        members = [
            {
                "role": role,
                "professionalId": self.professional_of[member["professional"]],
                "organisationId": self.organisation_of[member["organisation"]],
                "isBackup": False,
            }
            for role, member in event["members"].items()
        ]
        self._leader(external).put(self.path(external, "/team"), {"appointedOn": event["date"], "members": members})

    def _leader(self, external):
        leader = self.sample.event(external, "teamAppointed")["members"]["leadPartner"]["organisation"]
        return self.clients.acting("leadPartner", organisation=leader)

    def converse(self, external, event):
        conversation = {"heldOn": event["date"], "present": [*event["present"], "participant"]}
        self.member(external, "caseManagerWork").post(self.path(external, "/conversations"), conversation)

    def plan_and_sign(self, external, event):
        work, care = (self.member(external, role) for role in CASE_MANAGERS)
        draft = {
            "goals": event["goals"],
            "actions": event["actions"],
            "internships": [{"perspective": perspective} for perspective in event["internships"]],
        }
        plan = work.post(self.path(external, "/plans"), draft)
        signatures = self.path(external, f"/plans/{plan['id']}/signatures")
        signed = {"signedOn": event["date"], "digest": plan["digest"]}
        on_paper = {"onBehalf": {"reason": "paper", "proof": f"Plan {external}, getekend op papier"}}
        # Told afterwards, so that all three signed on paper: nobody signs here before the text was written (P-7).
        work.post(signatures, {"signer": "caseManagerWork", **signed, **on_paper})
        care.post(signatures, {"signer": "caseManagerCare", **signed, **on_paper})
        work.post(signatures, {"signer": "participant", **signed, **on_paper})

    def order(self, external, event):
        members = self.sample.event(external, "teamAppointed")["members"]
        for action in event["actions"]:
            order = {
                "actionRef": action["ref"],
                "organisationId": self.organisation_of[members[action["providerRole"]]["organisation"]],
                "units": action["units"],
                "orderedOn": event["date"],
            }
            self._leader(external).post(self.path(external, "/orders"), order)

    # Providers, and who follows the trajectory

    def register_sessions(self, external, role, events):
        """All sessions of one provider in one trajectory, in one request (X-5)."""
        provider = self.clients.acting(role, organisation=events[0]["provider"])
        items = [
            {
                "trajectoryId": self.trajectory_of[external],
                "actionRef": event["actionRef"],
                "heldOn": event["heldOn"],
                "minutes": event["minutes"],
                "state": event["state"],
                "effortMinutes": event["effortMinutes"],
                # Each event of a history is one of its own, however like another (E-14).
                "repeated": True,
            }
            for event in events
        ]
        results = provider.post("/sessions", {"items": items}, key=f"sessions-{external}-{role}")["items"]
        refused = []
        for event, result in zip(events, results):
            if result["status"] not in (200, 201):
                problem = result.get("problem", {})
                refused.append(f"{event['heldOn']} {result['status']} {problem.get('title')} {problem.get('detail')}")
            elif event["state"] == "held":
                self.sessions.append((event["heldOn"], external, result["id"]))
        return refused

    def verify(self, external, held_on, session):
        self._leader(external).post(f"/sessions/{session}/verifications", {"verifiedOn": held_on})

    def suspend(self, external, event):
        suspension = {"startDate": event["from"], "reason": event["reason"]}
        if "until" in event:
            suspension["endDate"] = event["until"]
        self.member(external, "caseManagerWork").post(self.path(external, "/suspensions"), suspension)

    def intern(self, external, event):
        internship = {
            "perspective": event["perspective"],
            "circuit": event["circuit"],
            "employer": event["employer"],
            "startDate": event["from"],
            "hoursPerWeekSteps": event["hoursPerWeekSteps"],
        }
        if "until" in event:
            internship["endDate"] = event["until"]
        self.member(external, "caseManagerWork").post(self.path(external, "/internships"), internship)

    def extend(self, external, event):
        extension = {"decidedOn": event["date"], "newEndDate": event["newEnd"], "motivation": event["motivation"]}
        self.clients.acting("screener").post(self.path(external, "/extensions"), extension)

    # Closing

    def report(self, external, event):
        assessments = self.member(external, "caseManagerWork").get(self.path(external, "/assessments"))["items"]
        report = {
            "deliveredOn": event["date"],
            "actionsCarriedOut": event["actionsCarriedOut"],
            "informationInTime": event["informationInTime"],
            "competenceProfile": "Stipt en nauwkeurig.",
            "remainingBarriers": "Geen die werk in de weg staan.",
            "conditions": "Vaste uren en een vast aanspreekpunt.",
            "firstAssessmentId": assessments[0]["id"],
            "lastAssessmentId": assessments[-1]["id"],
        }
        self.member(external, "caseManagerWork").post(self.path(external, "/endReports"), report)

    def advise(self, external, event):
        self.member(external, "caseManagerCare").post(
            self.path(external, "/endAdviceAgreements"), {"code": event["code"], "agreedOn": event["date"]}
        )
        advice = {
            "registeredOn": event["date"],
            "code": event["code"],
            "motivation": "Blijkt uit de stages en het eindverslag.",
            "closingConversation": {
                "heldOn": event["date"],
                "present": [*CASE_MANAGERS, "participant"],
                "participantView": "Ik ben het eens met het advies.",
                "participantAgrees": True,
            },
        }
        self.member(external, "caseManagerWork").post(self.path(external, "/endAdvices"), advice)

    def terminate(self, external, event):
        termination = {"terminatedOn": event["date"], "reason": TERMINATION[event["reason"]]}
        self.member(external, "caseManagerWork").post(self.path(external, "/terminations"), termination)

    def follow_up(self, external, event):
        """The counsellor tells: a case manager reads and writes only during after-care (V-2)."""
        outcome = {"month": event["month"], "status": event["status"]}
        if "intensifyingAction" in event:
            outcome["intensifyingAction"] = event["intensifyingAction"]
        self.clients.acting("counsellor").post(self.path(external, "/outcomes"), outcome)

    def pay(self, through):
        return self.clients.acting("controller").post("/payments", {"through": through}, key=f"pay-{through}")

    # What the referrers see of their own referrals

    def referral_states(self):
        states = {}
        for referrer in {id(caller): caller for caller in self.referrer_of.values()}.values():
            for item in referrer.items("/referrals"):
                if "externalId" in item:
                    states[item["externalId"]] = item["state"]
        return states
