"""Teaches the local AWS the first sign-in to a pool that asks everybody for a second factor.

MiniStack 1.5.33 lets a person in who has no authenticator yet, or who has just chosen a password; AWS asks for one step
after the other and gives no token before the last (developer guide: "Adding MFA to a user pool", "MFA_SETUP"). It also
forgets whose secret was associated by a session, and takes any session for any person.
"""

import secrets
import time

from ministack.services import cognito

_SECONDS = 180
_NEW_PASSWORD, _SETUP, _VERIFIED = "NEW_PASSWORD_REQUIRED", "MFA_SETUP", "verified"

_steps = {}


def _expired():
    message = "Invalid session for the user, session is expired."
    return cognito.error_response_json("NotAuthorizedException", message, 400)


def _begin(step, user, pool, secret=None):
    session = secrets.token_urlsafe(48)
    _steps[session] = {"step": step, "user": user, "pool": pool, "until": time.time() + _SECONDS, "secret": secret}
    return session


def _noted(session, step):
    """The step that a session is good for, if it is this one and still is."""
    found = _steps.get(session) if isinstance(session, str) else None
    return found if found and found["step"] == step and time.time() < found["until"] else None


def _is_of(noted, data):
    name = (data.get("ChallengeResponses") or {}).get("USERNAME")
    return noted is not None and cognito._resolve_user(noted["pool"], name)[0] is noted["user"]


def _challenge(name, session, user):
    parameters = {"USER_ID_FOR_SRP": user["Username"]}
    if name == _SETUP:
        parameters["MFAS_CAN_SETUP"] = '["SOFTWARE_TOKEN_MFA"]'
    return {"ChallengeName": name, "Session": session, "ChallengeParameters": parameters}


def _no_tokens_before_the_last_step():
    ask, by_password, respond = (
        cognito._mfa_challenge_for_user,
        cognito._password_auth_result,
        cognito._respond_to_auth_challenge,
    )

    def ask_or_set_up(pool, user, pid, username):
        challenge = ask(pool, user, pid, username)
        if challenge or pool.get("MfaConfiguration") != "ON":
            return challenge
        return _challenge(_SETUP, _begin(_SETUP, user, pool), user)

    def note_new_password(pool, pid, cid, user, username, client_metadata=None, data=None):
        if user.get("UserStatus") != "FORCE_CHANGE_PASSWORD":
            return by_password(pool, pid, cid, user, username, client_metadata, data)
        return cognito.json_response(_challenge(_NEW_PASSWORD, _begin(_NEW_PASSWORD, user, pool), user))

    def choose_password(data):
        noted = _noted(data.get("Session"), _NEW_PASSWORD)
        if not _is_of(noted, data):
            return _expired()
        refused = cognito._validate_password(noted["pool"], data["ChallengeResponses"].get("NEW_PASSWORD", ""))
        if refused:
            return refused
        _steps.pop(data["Session"])
        answer = respond(data)
        next_step = cognito._mfa_challenge_for_user(noted["pool"], noted["user"], None, noted["user"]["Username"])
        return cognito.json_response(next_step) if answer[0] < 400 and next_step else answer

    def let_in(data):
        noted = _noted(data.get("Session"), _VERIFIED)
        if not _is_of(noted, data):
            return _expired()
        _steps.pop(data["Session"])
        return respond(data)

    def step_by_step(data):
        return {_NEW_PASSWORD: choose_password, _SETUP: let_in}.get(data.get("ChallengeName"), respond)(data)

    cognito._mfa_challenge_for_user = ask_or_set_up
    cognito._password_auth_result = note_new_password
    cognito._respond_to_auth_challenge = step_by_step


def _a_session_enrols_its_own_person():
    associate, verify = cognito._associate_software_token, cognito._verify_software_token

    def associate_by_session(data):
        if data.get("AccessToken"):
            return associate(data)
        noted = _noted(data.get("Session"), _SETUP)
        if not noted:
            return _expired()
        _steps.pop(data["Session"])
        secret = cognito.base64.b32encode(secrets.token_bytes(20)).decode()
        session = _begin(_SETUP, noted["user"], noted["pool"], secret)
        return cognito.json_response({"SecretCode": secret, "Session": session})

    def verify_by_session(data):
        if data.get("AccessToken"):
            return verify(data)
        noted = _noted(data.get("Session"), _SETUP)
        if not noted or not noted["secret"]:
            return _expired()
        if not cognito._totp_matches(noted["secret"], data.get("UserCode")):
            return cognito.error_response_json("EnableSoftwareTokenMFAException", "Code mismatch", 400)
        _steps.pop(data["Session"])
        noted["user"].update(
            _totp_secret=noted["secret"], _mfa_enabled=["SOFTWARE_TOKEN_MFA"], _preferred_mfa="SOFTWARE_TOKEN_MFA"
        )
        session = _begin(_VERIFIED, noted["user"], noted["pool"])
        return cognito.json_response({"Status": "SUCCESS", "Session": session})

    cognito._associate_software_token = associate_by_session
    cognito._verify_software_token = verify_by_session


def teach():
    _no_tokens_before_the_last_step()
    _a_session_enrols_its_own_person()
