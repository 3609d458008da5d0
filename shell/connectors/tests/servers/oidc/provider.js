// A real OpenID Connect provider for the tests. `node provider.js PORT`; port 0 takes a free one.
//
// Some clients get what an attacker or a careless operator would put in the place of their ID token: the client's name
// says what. Everything else is the provider's own doing.
import { createHmac, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from "jose";

// Its advice for running it in earnest begins while it is loaded.
console.info = console.warn = () => {};
const { Provider } = await import("oidc-provider");

const SECRET = "a secret of the tests, long enough for HS256";
const REDIRECT = "http://127.0.0.1:9/api/v1/sign-in/oidc/test/callback";

const server = createServer();
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

// Fresh keys at each start: starting again is rotating them.
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
const kid = `rsa-${Date.now()}`;

// What stands in for the ID token, given the true one's header and claims.
const FORGERIES = {
  none: (_, claims) => new UnsecuredJWT(claims).encode(),
  "hs256-secret": (_, claims) => hmac({ alg: "HS256" }, claims, SECRET),
  // The classic confusion: the public key, which everybody has, taken for a shared secret.
  "hs256-key": (_, claims) => hmac({ alg: "HS256", kid }, claims, rsa.publicKey.export({ type: "spki", format: "pem" })),
  "foreign-key": (header, claims) => signed(header, claims, foreign.privateKey),
  audience: (header, claims) => signed(header, { ...claims, aud: "somebody-else" }),
  audiences: (header, claims) => signed(header, { ...claims, aud: [claims.aud, "somebody-else"] }),
  azp: (header, claims) => signed(header, { ...claims, azp: "somebody-else" }),
  issuer: (header, claims) => signed(header, { ...claims, iss: "https://login.example" }),
  nonce: (header, { nonce, ...claims }) => signed(header, claims),
  hash: (header, claims) => signed(header, { ...claims, at_hash: "AAAAAAAAAAAAAAAAAAAAAA" }),
  future: (header, claims) => signed(header, { ...claims, iat: claims.iat + 86400, exp: claims.exp + 86400 }),
  // The same claims signed again must be taken, or the refusals above would prove nothing.
  control: (header, claims) => signed(header, claims),
};

const signed = (header, claims, key = rsa.privateKey) => new SignJWT(claims).setProtectedHeader(header).sign(key);

function hmac(header, claims, key) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${createHmac("sha256", key).update(input).digest("base64url")}`;
}

const client = (client_id, more = {}) => ({
  client_id,
  client_secret: SECRET,
  redirect_uris: [REDIRECT],
  response_types: ["code"],
  grant_types: ["authorization_code"],
  backchannel_logout_uri: "http://127.0.0.1:9/logout",
  backchannel_logout_session_required: true,
  ...more,
});

const provider = new Provider(issuer, {
  clients: [
    client("yunheng"),
    client("another"),
    client("elliptic", { id_token_signed_response_alg: "ES256" }),
    client("symmetric", { id_token_signed_response_alg: "HS256" }),
    client("public", { token_endpoint_auth_method: "none", client_secret: undefined }),
    ...Object.keys(FORGERIES).map((name) => client(`forged-${name}`)),
  ],
  jwks: {
    keys: [
      { ...rsa.privateKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" },
      { ...ec.privateKey.export({ format: "jwk" }), kid: `ec-${kid}`, use: "sig", alg: "ES256" },
    ],
  },
  cookies: { keys: ["a key of the tests"] },
  enabledJWA: { idTokenSigningAlgValues: ["RS256", "ES256", "HS256"] },
  acrValues: ["urn:test:mfa"],
  claims: {
    openid: ["sub", "acr", "amr"],
    profile: ["preferred_username", "name"],
    email: ["email", "email_verified"],
  },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      acr: "urn:test:mfa",
      amr: ["pwd", "otp"],
      preferred_username: id,
      name: "张三",
      email: `${id}@gov.example`,
      email_verified: true,
    }),
  }),
  // Whoever signs in agrees to what was asked for.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  await next();
  const forge = FORGERIES[ctx.oidc?.client?.clientId.replace(/^forged-/, "")];
  if (forge && ctx.oidc?.route === "token" && ctx.body?.id_token) {
    const token = ctx.body.id_token;
    ctx.body.id_token = await forge(decodeProtectedHeader(token), decodeJwt(token));
  }
});

const handle = provider.callback();
server.on("request", async (request, response) => {
  if (!request.url.startsWith("/interaction/")) return handle(request, response);
  let body = "";
  for await (const part of request) body += part;
  const accountId = new URLSearchParams(body).get("login");
  const result = accountId
    ? { login: { accountId, acr: "urn:test:mfa", amr: ["pwd", "otp"] } }
    : { error: "access_denied", error_description: "the person pressed cancel" };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
});
console.log("ready", server.address().port);
