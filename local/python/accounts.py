"""Teaches the local AWS to keep accounts as Cognito does, where MiniStack 1.5.33 is lenient.

It has one code for everybody, checks codes, access tokens and secret hashes only together with signatures of every call,
never asks the CustomMessage trigger for the words of a letter, writes a new address at once and cannot verify one, knows
no end of a sign-in's second step, and does not turn refresh tokens in for new ones. Times and limits are Cognito's
(developer guide: "Quotas", "Verifying updates to email addresses", "Refresh token rotation").
"""

import secrets
import threading
import time

from ministack.services import cognito

_CONFIRMATION, _RESET, _ADDRESS = "_confirmation_code", "_reset_code", "_address_code"
_LIFE_SECONDS = {_CONFIRMATION: 24 * 3600, _RESET: 3600, _ADDRESS: 24 * 3600}
_TRIES = 5
_CHALLENGE_SECONDS = 180
_GRACE_SECONDS = 60

_call = threading.local()
_challenges = {}
_turned_in = {}


def _error(code, message):
    return cognito.error_response_json(code, message, 400)


def _always_check():
    """What MiniStack checks under AUTH=true only, where every call of the shop would have to be signed by IAM users."""

    def run(handler, action, data):
        if action in cognito._UNSIGNED_IDP_ACTIONS:
            cognito._pin_unsigned_idp_scope(data)
        _call.action, _call.data = action, data
        error = (
            cognito._validate_client_secret_hash(action, data)
            or cognito._auth_flow_error(action, data)
            or cognito._access_token_error(data)
            or cognito._confirmation_code_error(action, data)
        )
        try:
            return error or handler(data)
        except (cognito._CustomMessageRejected, cognito._CustomMessageInvalid) as failure:
            return cognito._custom_message_error(failure)

    cognito._run_idp_handler = run


def _issue(user, kind):
    code = f"{secrets.randbelow(10**6):06d}"
    user[kind] = code
    user[f"{kind}_until"], user[f"{kind}_tries"] = time.time() + _LIFE_SECONDS[kind], 0
    return code


def _refusal_of_code(user, kind, shown):
    issued = user.get(kind)
    if not issued or time.time() >= user.get(f"{kind}_until", 0):
        return _error("ExpiredCodeException", "Invalid code provided, please request a code again.")
    if user[f"{kind}_tries"] >= _TRIES:
        return _error("LimitExceededException", "Attempt limit exceeded, please try after some time.")
    if not secrets.compare_digest(str(shown).encode(), issued.encode()):
        user[f"{kind}_tries"] += 1
        return _error("CodeMismatchException", "Invalid verification code provided, please try again.")
    return None


def _codes_of_their_own():
    def check(action, data):
        if action not in ("ConfirmSignUp", "ConfirmForgotPassword"):
            return None
        pool, _ = cognito._pool_for_client(data.get("ClientId"))
        user = cognito._resolve_user(pool, data.get("Username"))[0] if pool else None
        if not user:
            return None
        if action == "ConfirmForgotPassword":
            return _refusal_of_code(user, _RESET, data.get("ConfirmationCode"))
        if user.get("UserStatus") != "UNCONFIRMED":
            status = user.get("UserStatus")
            return _error("NotAuthorizedException", f"User cannot be confirmed. Current status is {status}")
        return _refusal_of_code(user, _CONFIRMATION, data.get("ConfirmationCode"))

    confirm, forgot, resend = cognito._confirm_sign_up, cognito._forgot_password, cognito._resend_confirmation_code

    def user_of(data):
        pool, _ = cognito._pool_for_client(data.get("ClientId"))
        return cognito._resolve_user(pool, data.get("Username"))[0] if pool else None

    def confirm_and_verify(data):
        answer = confirm(data)
        user = user_of(data)
        if answer[0] < 400 and user:
            user["Attributes"] = cognito._merge_attributes(
                user["Attributes"], [{"Name": "email_verified", "Value": "true"}]
            )
        return answer

    def forgot_where_verified(data):
        user = user_of(data)
        if user and cognito._attr_list_to_dict(user["Attributes"]).get("email_verified") != "true":
            return _error(
                "InvalidParameterException",
                "Cannot reset password for the user as there is no registered/verified email or phone_number",
            )
        return forgot(data)

    def resend_where_unconfirmed(data):
        user = user_of(data)
        if user and user.get("UserStatus") != "UNCONFIRMED":
            return _error("InvalidParameterException", "User is already confirmed.")
        return resend(data)

    cognito._confirmation_code_error = check
    cognito._confirm_sign_up = confirm_and_verify
    cognito._forgot_password = forgot_where_verified
    cognito._resend_confirmation_code = resend_where_unconfirmed


_OCCASIONS = {
    "SignUp": "CustomMessage_SignUp",
    "ResendConfirmationCode": "CustomMessage_ResendCode",
    "ForgotPassword": "CustomMessage_ForgotPassword",
    "UpdateUserAttributes": "CustomMessage_UpdateUserAttribute",
}


def _words_by_trigger():
    def send(pool, username, attributes, _code, attribute_name="email"):
        action, data = _call.action, _call.data
        user, _ = cognito._resolve_user(pool, username)
        kind = {"ForgotPassword": _RESET, "UpdateUserAttributes": _ADDRESS}.get(action, _CONFIRMATION)
        code = _issue(user, kind)
        words = cognito._apply_custom_message_trigger(
            pool, _OCCASIONS[action], user["Username"], attributes, data.get("ClientMetadata")
        )
        subject, message = cognito._resolve_verification_template(pool)
        shown_name = cognito._template_username(pool, username, attributes)
        return cognito._deliver_cognito_email(
            pool,
            attributes["email"],
            cognito._expand_template(words.get("emailSubject") or subject, shown_name, code),
            cognito._expand_template(words.get("emailMessage") or message, shown_name, code),
            type_name="CognitoVerificationMessage",
            extra={"Username": user["Username"], "AttributeName": attribute_name},
        )

    cognito._send_verification_email = send


def _addresses_change_when_verified():
    update, dispatch = cognito._update_user_attributes, cognito._dispatch_idp

    def is_taken(pool, user, address):
        other, _ = cognito._resolve_user(pool, address)
        return other is not None and other is not user

    def update_but_address(data):
        user, pool = cognito._user_pool_for_access_token(data.get("AccessToken", ""))
        settings = (pool or {}).get("UserAttributeUpdateSettings") or {}
        asked = cognito._attr_list_to_dict(data.get("UserAttributes", []))
        if "email" not in settings.get("AttributesRequireVerificationBeforeUpdate", []) or "email" not in asked:
            return update(data)
        address = asked.pop("email")
        if is_taken(pool, user, address):
            return _error("AliasExistsException", "An account with the given email already exists.")
        answer = update({**data, "UserAttributes": cognito._dict_to_attr_list(asked)})
        user["_address"] = address
        known = {**cognito._attr_list_to_dict(user["Attributes"]), "email": address}
        cognito._send_verification_email(pool, user["Username"], known, None)
        details = {"Destination": cognito._masked_destination(address)}
        details.update(DeliveryMedium="EMAIL", AttributeName="email")
        return cognito.json_response({"CodeDeliveryDetailsList": [details]}) if answer[0] < 400 else answer

    def verify(data):
        user, pool = cognito._user_pool_for_access_token(data.get("AccessToken", ""))
        if not user:
            return _error("NotAuthorizedException", "Invalid access token.")
        refusal = _refusal_of_code(user, _ADDRESS, data.get("Code"))
        if refusal:
            return refusal
        if is_taken(pool, user, user["_address"]):
            return _error("AliasExistsException", "An account with the given email already exists.")
        verified = {"email": user.pop("_address"), "email_verified": "true"}
        user.pop(_ADDRESS)
        user["Attributes"] = cognito._merge_attributes(
            user["Attributes"], [{"Name": name, "Value": value} for name, value in verified.items()]
        )
        return cognito.json_response({})

    async def dispatch_with_verify(action, data):
        if action != "VerifyUserAttribute":
            return await dispatch(action, data)
        return await cognito.run_reentrant(
            cognito._run_idp_handler, verify, action, data, thread_name="ministack-cognito-trigger"
        )

    cognito._update_user_attributes = update_but_address
    cognito._dispatch_idp = dispatch_with_verify


def _second_steps_end():
    ask, respond = cognito._mfa_challenge_for_user, cognito._respond_to_auth_challenge

    def ask_and_note(pool, user, pid, username):
        challenge = ask(pool, user, pid, username)
        if challenge:
            challenge["ChallengeParameters"]["USER_ID_FOR_SRP"] = user["Username"]
            _challenges[challenge["Session"]] = [user["Username"], time.time() + _CHALLENGE_SECONDS, 0]
        return challenge

    def respond_in_time(data):
        if data.get("ChallengeName") != "SOFTWARE_TOKEN_MFA":
            return respond(data)
        noted = _challenges.get(data.get("Session"))
        pool, _ = cognito._pool_for_client(data.get("ClientId"))
        user, _ = cognito._resolve_user(pool, (data.get("ChallengeResponses") or {}).get("USERNAME"))
        if not noted or not user or noted[0] != user["Username"] or time.time() >= noted[1] or noted[2] >= _TRIES:
            return _error("NotAuthorizedException", "Invalid session for the user, session is expired.")
        answer = respond(data)
        if answer[0] < 400:
            _challenges.pop(data["Session"], None)
        else:
            noted[2] += 1
        return answer

    cognito._mfa_challenge_for_user = ask_and_note
    cognito._respond_to_auth_challenge = respond_in_time


def _refresh_tokens_are_turned_in():
    def turn_in(data):
        cid, shown = data.get("ClientId"), data.get("RefreshToken") or ""
        pool, pid = cognito._pool_for_client(cid)
        if not pool:
            return _error("ResourceNotFoundException", f"Client {cid} not found.")
        secret = pool["_clients"][cid].get("ClientSecret")
        if secret and not secrets.compare_digest(str(data.get("ClientSecret", "")).encode(), secret.encode()):
            return _error("NotAuthorizedException", f"Unable to verify secret for client {cid}")
        if time.time() >= _turned_in.get(shown, time.time() + 1):
            return _error("RefreshTokenReuseException", "Refresh Token has been reused")
        user, error = cognito._refresh_auth_user(pool, pid, cid, shown)
        if error:
            return error
        if not user.get("Enabled", True):
            return _error("NotAuthorizedException", "User is disabled.")
        claims = cognito._token_claims(shown)
        result = cognito._build_auth_result(
            pid,
            cid,
            user,
            trigger_source="TokenGeneration_RefreshTokens",
            origin_jti=claims.get("origin_jti", ""),
            scope=claims.get("scope"),
        )
        _turned_in.setdefault(shown, time.time() + _GRACE_SECONDS)
        return cognito.json_response({"AuthenticationResult": result})

    cognito._get_tokens_from_refresh_token = turn_in


def teach():
    _always_check()
    _codes_of_their_own()
    _words_by_trigger()
    _addresses_change_when_verified()
    _second_steps_end()
    _refresh_tokens_are_turned_in()
