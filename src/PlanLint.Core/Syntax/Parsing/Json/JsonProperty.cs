using PlanLint.Text;

namespace PlanLint.Syntax.Parsing.Json;

/// <summary>A property with the places of its name (quotes included) and of its colon.</summary>
internal sealed record JsonProperty(JsonNode Name, TextSpan Colon, JsonNode Value);
