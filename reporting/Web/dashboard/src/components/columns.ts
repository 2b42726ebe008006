import type { DeliveryTimes } from "../api/rows";
import type { Figure, Row } from "../api/types";
import { longDate } from "../format/dates";
import { laneName } from "../format/places";
import { count, days, figure, hours, interval, share } from "../format/numbers";
import { here } from "../state/router";
import { pageAddress, type View } from "../state/view";
import { columns } from "../texts";
import type { TableColumn } from "./table";

/** The columns that tables are made of. */

export const textColumn = <R>(name: string, of: (row: R) => string): TableColumn<R> => ({ name, text: of, key: of });

export const countColumn = <R>(name: string, of: (row: R) => number): TableColumn<R> =>
  ({ name, text: row => count(of(row)), key: of, isNumber: true });

export const figureColumn = <R extends Row>(name: string, of: (row: R) => Figure | undefined, format: (value: number) => string): TableColumn<R> =>
  ({ name, text: row => figure(row, of(row), format), key: of, isNumber: true });

export const hoursColumn = <R extends Row>(name: string, of: (row: R) => Figure | undefined) => figureColumn(name, of, hours);

export const shareColumn = <R extends Row>(name: string, of: (row: R) => Figure | undefined) => figureColumn(name, of, share);

const daysColumn = <R extends Row>(name: string, of: (row: R) => Figure | undefined): TableColumn<R> =>
  ({ ...figureColumn(name, of, days), isThere: row => of(row) !== undefined });

export const intervalColumn = <R extends Row>(
  name: string, low: (row: R) => Figure | undefined, high: (row: R) => Figure | undefined, format: (value: number) => string,
): TableColumn<R> => ({ name: columns.interval(name), text: row => interval(low(row), high(row), format), key: low, isNumber: true });

export const weekColumn = <R extends Row>(): TableColumn<R> =>
  ({ name: columns.week, text: row => longDate(row.week!), key: row => row.week });

export const carrierColumn = <R extends Row>(path: string): TableColumn<R> => ({
  ...textColumn(columns.carrier, (row: R) => row.carrier ?? ""),
  link: row => (row.carrier ? narrowed(path, { carrier: row.carrier }) : null),
});

export const laneColumn = <R extends Row>(): TableColumn<R> => ({
  ...textColumn(columns.lane, (row: R) => laneName(row.lane ?? "")),
  link: row => (row.lane ? laneAddress(row.lane) : null),
});

/** The columns of a delivery-times row. */
export const deliveryColumns = <R extends DeliveryTimes>(): TableColumn<R>[] => [
  countColumn(columns.n, row => row.n),
  countColumn(columns.inFlight, row => row.in_flight),
  hoursColumn(columns.mean, row => row.mean_hours),
  hoursColumn(columns.p10, row => row.p10_hours),
  hoursColumn(columns.p50, row => row.p50_hours),
  intervalColumn(columns.p50, row => row.p50_low_hours, row => row.p50_high_hours, hours),
  hoursColumn(columns.p90, row => row.p90_hours),
  intervalColumn(columns.p90, row => row.p90_low_hours, row => row.p90_high_hours, hours),
  hoursColumn(columns.deliveredOnly(columns.p90), row => row.delivered_only_p90_hours),
  shareColumn(columns.onTime, row => row.on_time_share),
  daysColumn(columns.calendarDays, row => row.p50_calendar_days),
  daysColumn(columns.businessDays, row => row.p50_business_days),
];

/** The address of a page with the filters as they stand and some more. */
export const narrowed = (path: string, more: Partial<View>): string => pageAddress(path, { ...here().view, ...more });

/** A lane has both its places in its name. */
export const laneAddress = (lane: string): string => narrowed("/lane", { lane, origin: "", destination: "" });
