using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Files;
using PlanLint.Inventory;

namespace PlanLint.Loading;

/// <summary>Recognises plans, states and inventories that were given where something else is wanted.</summary>
internal static class InputKinds
{
    /// <summary>What a file that the command line names holds; reads it once.</summary>
    public static InputKind Of(string fullPath)
    {
        if (InputOpener.OpenNamed(fullPath, InventoryReader.LargestFile).Stream is not { } stream) return InputKind.Other;
        using (stream)
        {
            try
            {
                var input = JsonInput.Open(stream);
                if (input.Head.Span.StartsWith("PK\u0003\u0004"u8)) return InputKind.SavedPlan;
                if (input.Head.Span.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]
                    && DocumentReader.Read(input, "", Names) is not InputKind.Other and var kind) return kind;
            }
            catch (Exception e) when (e is InputException or IOException or JsonException)
            {
                return InputKind.Other;
            }
        }
        using var again = InputOpener.OpenNamed(fullPath, InventoryReader.LargestFile).Stream;
        return again is not null && InventoryReader.Read(again, "").Inventory is { Objects.IsEmpty: false } ? InputKind.Inventory : InputKind.Other;
    }

    private static InputKind Names(ref JsonCursor cursor, string path)
    {
        cursor.Read();
        bool hasVersion = false;
        while (cursor.NextName())
        {
            hasVersion |= cursor.Is("terraform_version"u8) || cursor.Is("format_version"u8);
            if (cursor.Is("resource_changes"u8) || cursor.Is("planned_values"u8) || cursor.Is("output_changes"u8)) return InputKind.Plan;
            if (cursor.Is("lineage"u8) || cursor.Is("encrypted_data"u8) || hasVersion && cursor.Is("values"u8)) return InputKind.State;
            cursor.SkipUnchecked();
        }
        return InputKind.Other;
    }
}
