import { expect, it } from "vitest";
import { fromInput, toInput } from "@/kinds/date/wire";

it("dates are written as the server reads them, times as UTC", () => {
  expect(fromInput("2026-11-24")).toBe("2026-11-24");
  expect(fromInput("2026-11-24T10:30", true)).toBe("2026-11-24T10:30:00Z");
  expect(toInput("2026-11-24T12:30:00+02:00", true)).toBe("2026-11-24T10:30:00");
  expect(toInput("2026-11-24T10:30:00", true)).toBe("2026-11-24T10:30:00");
  expect(fromInput("")).toBeUndefined();
});
