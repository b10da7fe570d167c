using System.Security.Cryptography;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Triage;

/// <summary>
/// What makes two findings of different runs the same: rule, module, address without keys, attribute and a hash of the value.
/// No line, no column, no file name.
/// </summary>
/// <param name="Rule">Rule id.</param>
/// <param name="Module">Source of the module that holds the place; the directory for a root module or a local one.</param>
/// <param name="Address">Block address without keys, or the path of the block for findings about text alone.</param>
/// <param name="Attribute">Attribute path inside the block; empty for the block itself.</param>
/// <param name="Value">Hash of what the configuration says there, secrets left out; empty when it says nothing.</param>
public sealed record Fingerprint(string Rule, string Module, string Address, string Attribute, string Value)
{
    /// <summary>Key of SARIF's <c>partialFingerprints</c>.</summary>
    public const string SarifName = "planlint/v1";

    /// <summary>32 hex digits over all parts.</summary>
    public string Hash
    {
        get
        {
            byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Rule, Module, Address, Attribute, Value)));
            return Convert.ToHexStringLower(bytes.AsSpan(0, 16));
        }
    }

    /// <summary>The fingerprint of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="tree">Tree of the file the finding points at; null for files that are not configuration.</param>
    /// <param name="module">Source of the module the file belongs to.</param>
    public static Fingerprint Of(Diagnostic finding, SyntaxTree? tree, string module) => Of(finding, StructuralPath.Of(tree, finding.Location, null), module);

    /// <param name="finding">The finding.</param>
    /// <param name="place">Where it is in the structure of its file.</param>
    /// <param name="module">Source of the module the file belongs to.</param>
    internal static Fingerprint Of(Diagnostic finding, StructuralPath place, string module)
    {
        string address = finding.Addresses.IsEmpty ? place.Block ?? ""
            : finding.Addresses is [var only] ? only.BlockAddress().ToString()
            : string.Join(',', finding.Addresses.Select(a => a.BlockAddress().ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return new Fingerprint(finding.Rule.Id, module, address, finding.AttributePath ?? place.Attribute ?? "", place.ValueHash ?? "");
    }
}
